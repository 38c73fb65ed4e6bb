import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { EngineOffer } from "../runtime.ts";

/** What was put into the site, by the engine's key. Folders begin at the site's root, without its base path. */
export type Manifest = Readonly<Record<string, EngineOffer>>;

const manifestSchema: z.ZodType<Manifest> = z.record(
  z.string(),
  z.strictObject({
    name: z.string(),
    version: z.string(),
    folder: z.string(),
    files: z.array(
      z.strictObject({
        path: z.string(),
        bytes: z.number(),
        sent: z.number(),
        sha256: z.string(),
        packed: z.literal("gzip").exactOptional(),
      }),
    ),
  }),
);

/** Where the files for the site are made ready, as they will lie below its root. */
export const READY = join(".cache", "runtimes", "site");
export const MANIFEST = join("runtimes", "manifest.json");

/**
 * Gives what the built site offers of an engine, for pages to say before anything is loaded.
 * Undefined when its files could not be had where the site is built.
 */
export async function readOffer(key: string, base: string, root: string = READY): Promise<EngineOffer | undefined> {
  const file = join(root, MANIFEST);
  if (!existsSync(file)) return undefined;
  const offer = manifestSchema.parse(JSON.parse(await readFile(file, "utf8")))[key];
  return offer && { ...offer, folder: `${base.replace(/\/$/, "")}${offer.folder}` };
}
