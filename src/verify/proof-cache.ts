import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What was proved on this machine before, by a key of everything that it depends on. */
export interface ProofCache {
  find(key: string): Promise<KeptProof | undefined>;
  keep(key: string, proof: KeptProof): Promise<void>;
}

const keptSchema = z.strictObject({
  date: z.iso.date(),
  /** Names the verification that proved it. */
  verification: z.string(),
  /** How many proofs it was. */
  proofs: z.int(),
  /** The evidence that they gave. */
  evidence: z.unknown(),
});
export type KeptProof = z.output<typeof keptSchema>;

export function proofCache(cache: string): ProofCache {
  const file = (key: string): string => join(cache, "proofs", `${key}.json`);
  return {
    find: async (key) => {
      const text = await readFile(file(key), "utf8").catch(() => undefined);
      return text === undefined ? undefined : keptSchema.safeParse(JSON.parse(text)).data;
    },
    keep: async (key, proof) => {
      await mkdir(join(cache, "proofs"), { recursive: true });
      const unfinished = `${file(key)}.${process.pid}`;
      await writeFile(unfinished, `${JSON.stringify(proof)}\n`);
      await rename(unfinished, file(key));
    },
  };
}

/** Makes a key of parts in any order of their names. */
export function proofKey(parts: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

/** Holds what compares two proofs, and makes none: with a change there, what was proved before is compared anew. */
const COMPARISON = join("src", "verify", "compare");

/** Gives one hash of all files of some source folders, tests and comparison left out: another verifier proves anew. */
export async function hashSources(folders: readonly string[]): Promise<string> {
  const sum = createHash("sha256");
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts") && !entry.parentPath.endsWith(COMPARISON))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.toSorted()) sum.update(`${path.slice(folder.length)}\0`).update(await readFile(path));
  }
  return sum.digest("hex");
}
