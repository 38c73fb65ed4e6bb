import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { Base } from "../schemas/evidence.ts";
import { packedFile } from "./stand-in.ts";
import type { Recipe } from "./recipe.ts";

/** What a stand-in turned out to be when an engine had it. */
const keptSchema = z.strictObject({
  /** The packed system that it was imported from: its size and when it was written. */
  packed: z.strictObject({ bytes: z.int(), time: z.number() }),
  /** The digest of its layer. */
  id: z.string(),
  bytes: z.int(),
  madeOf: z.string(),
});
type Kept = z.output<typeof keptSchema>;
export type KeptStandIn = Omit<Kept, "packed">;

/** Gives what is kept of a recipe's stand-in, which no engine needs to have for that; undefined when its packed system is another now. */
export async function recallStandIn(cache: string, recipe: Recipe): Promise<KeptStandIn | undefined> {
  const text = await readFile(noteOf(cache, recipe), "utf8").catch(() => "null");
  const kept = keptSchema.safeParse(JSON.parse(text)).data;
  const packed = await stamp(cache, recipe);
  if (kept === undefined || kept.packed.bytes !== packed?.bytes || kept.packed.time !== packed.time) return undefined;
  return { id: kept.id, bytes: kept.bytes, madeOf: kept.madeOf };
}

/** Keeps what a recipe's stand-in is beside its packed system, if that is there. */
export async function keepStandIn(cache: string, recipe: Recipe, { id, bytes, madeOf = "" }: Base): Promise<void> {
  const packed = await stamp(cache, recipe);
  if (packed === undefined) return;
  const kept: Kept = { packed, id, bytes, madeOf };
  const unfinished = `${noteOf(cache, recipe)}.${randomUUID()}`;
  await writeFile(unfinished, `${JSON.stringify(kept)}\n`);
  await rename(unfinished, noteOf(cache, recipe));
}

/** Removes what is kept of a recipe's stand-in. */
export async function forgetStandIn(cache: string, recipe: Recipe): Promise<void> {
  await rm(noteOf(cache, recipe), { force: true });
}

async function stamp(cache: string, recipe: Recipe): Promise<Kept["packed"] | undefined> {
  const found = await stat(packedFile(cache, recipe)).catch(() => undefined);
  return found && { bytes: found.size, time: found.mtimeMs };
}

function noteOf(cache: string, recipe: Recipe): string {
  return packedFile(cache, recipe).replace(/\.tar$/, ".json");
}
