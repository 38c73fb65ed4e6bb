import { fetchOffer } from "../../runtimes/fetch-offer.ts";
import type { EngineOffer, Runtime } from "../../runtimes/runtime.ts";
import { SharedEngine } from "./shared-engine.ts";

/** Makes an engine by its key in the site. */
const PYTHON = async (offer: EngineOffer): Promise<Runtime> =>
  (await import("../../runtimes/python/python.ts")).createPython(offer);
const MAKERS = new Map<string, (offer: EngineOffer) => Promise<Runtime>>([
  ["python", PYTHON],
  ["service", PYTHON],
  ["r", async (offer) => (await import("../../runtimes/r/r.ts")).createR(offer)],
  ["typescript", async (offer) => (await import("../../runtimes/typescript/typescript.ts")).createTypeScript(offer)],
]);

/** The engines that cells of this page have asked for, by their keys. A page has one of each. */
const engines = new Map<string, Promise<SharedEngine>>();

/**
 * Gives the page's engine of a key: made, not loaded.
 * @throws {LoadFailure} when what is known of it did not arrive; calling again tries again.
 */
export async function engineOf(key: string, manifest: string): Promise<SharedEngine> {
  const engine = engines.get(key) ?? make(key, manifest);
  engines.set(key, engine);
  try {
    return await engine;
  } catch (error) {
    engines.delete(key);
    throw error;
  }
}

/** Gives the page's engine of a key when a cell has asked for it before. */
export async function knownEngine(key: string): Promise<SharedEngine | undefined> {
  return await engines.get(key);
}

async function make(key: string, manifest: string): Promise<SharedEngine> {
  const maker = MAKERS.get(key);
  if (!maker) throw new Error(`This page knows no engine "${key}".`);
  return new SharedEngine(await maker(await fetchOffer(manifest, key)));
}
