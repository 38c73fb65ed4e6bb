import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { arriveFiles, type Places } from "./engine-files.ts";
import type { EngineOffer, LoadProgress } from "./runtime.ts";

const WASM = gzipSync("w".repeat(5000));
const SCRIPT = Buffer.from("let engine;");

const OFFER: EngineOffer = {
  name: "Python",
  version: "1.2",
  folder: "/runtimes/python/1.2/",
  files: [
    { path: "engine.mjs", bytes: SCRIPT.length, sent: 8, sha256: sha256(SCRIPT) },
    { path: "engine.wasm.gzip", bytes: WASM.length, sent: WASM.length, sha256: sha256(WASM), packed: "gzip" },
  ],
};

describe("arriveFiles", () => {
  test("gives every file unpacked, under the path that the engine asks for", async () => {
    const files = await arriveFiles(OFFER, () => {}, site());
    expect([...files.keys()]).toEqual(["engine.mjs", "engine.wasm"]);
    expect(new TextDecoder().decode(files.get("engine.wasm"))).toBe("w".repeat(5000));
  });

  test("reports bytes that only grow, and ends with all of them", async () => {
    const steps: LoadProgress[] = [];
    await arriveFiles(OFFER, (step) => steps.push(step), site());
    const loaded = steps.map((step) => step.loaded);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toEqual({ loaded: WASM.length + SCRIPT.length, total: loaded.at(-1), stage: "starting" });
  });

  test("keeps files unpacked and fetches none of them again, but one of another build", async () => {
    const asked: string[] = [];
    const places = { ...site({}, asked), caches: keepInMemory() };
    await arriveFiles(OFFER, () => {}, places);
    const files = await arriveFiles(OFFER, () => {}, places);
    expect(new TextDecoder().decode(files.get("engine.wasm"))).toBe("w".repeat(5000));
    expect(asked.toSorted()).toEqual(["engine.mjs", "engine.wasm.gzip"]);
    const rebuilt = OFFER.files.map((file) => (file.packed ? { ...file, sha256: "0".repeat(64) } : file));
    await expect(arriveFiles({ ...OFFER, files: rebuilt }, () => {}, places)).rejects.toThrow("engine.wasm.gzip");
  });

  test("names a file that is not there, and what the site answered", async () => {
    const places = site({ "engine.mjs": () => new Response("", { status: 404 }) });
    await expect(arriveFiles(OFFER, () => {}, places)).rejects.toThrow(
      /^\/runtimes\/python\/1\.2\/engine\.mjs could not be loaded: the site answered 404\./,
    );
  });

  test("names a file that came short, and one that is another", async () => {
    const short = site({ "engine.wasm.gzip": () => new Response(new Uint8Array(WASM.subarray(0, 10))) });
    await expect(arriveFiles(OFFER, () => {}, short)).rejects.toThrow("0.1 MB of 0.1 MB arrived");
    const other = site({ "engine.mjs": () => new Response("let Engine;") });
    await expect(arriveFiles(OFFER, () => {}, other)).rejects.toThrow("not the file that this page was built with");
  });

  test("goes past what the browser holds of an earlier build", async () => {
    const asked: (RequestCache | undefined)[] = [];
    const places = site({
      "engine.mjs": ({ cache }) => {
        asked.push(cache);
        return new Response(cache === "reload" ? SCRIPT.toString() : "an old one");
      },
    });
    await arriveFiles(OFFER, () => {}, places);
    expect(asked).toEqual(["default", "reload"]);
  });

  test("gives up on a file of which nothing arrives", async () => {
    const places = site({
      "engine.mjs": async ({ signal }) =>
        await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("aborted")))),
    });
    await expect(arriveFiles(OFFER, () => {}, { ...places, patience: 20 })).rejects.toThrow("nothing more arrived");
  });
});

type Answer = (init: RequestInit) => Response | Promise<Response>;

/** @param asked Is told the path of every file that is fetched. */
function site(answers: Record<string, Answer> = {}, asked: string[] = []): Places {
  const all: Record<string, Answer> = {
    "engine.mjs": () => new Response(SCRIPT.toString()),
    "engine.wasm.gzip": () => new Response(new Uint8Array(WASM)),
    ...answers,
  };
  return {
    fetch: async (address, init) => {
      const path = address.replace(OFFER.folder, "");
      asked.push(path);
      return (await all[path]?.(init)) ?? Response.error();
    },
    caches: undefined,
    digest: async (bytes) => await crypto.subtle.digest("SHA-256", bytes),
    patience: 5000,
  };
}

/** As much of the browser's store as engines use. */
function keepInMemory(): NonNullable<Places["caches"]> {
  const kept = new Map<string, Response>();
  const store = {
    match: async (address: string) => await Promise.resolve(kept.get(address)?.clone()),
    put: async (address: string, response: Response) => void (await Promise.resolve(kept.set(address, response))),
  };
  return {
    keys: async () => await Promise.resolve([]),
    open: async () => await Promise.resolve(store),
    delete: async () => await Promise.resolve(true),
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
