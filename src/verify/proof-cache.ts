import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
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

/**
 * Gives one hash of a program: its file, those that it imports, and those that are no TypeScript in its folder, what compares proofs
 * left out. Another verifier proves anew; what only pages need changes nothing.
 * @param program The path of its first file.
 */
export async function hashProgram(program: string): Promise<string> {
  const folder = dirname(program);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const others = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
  const paths = [...(await listImports(program)), ...others].toSorted();
  const sum = createHash("sha256");
  for (const path of paths) sum.update(`${relative(folder, path)}\0`).update(await readFile(path));
  return sum.digest("hex");
}

/** Lists a file and every file of ours that it imports, also through others. */
async function listImports(program: string): Promise<string[]> {
  const found = new Set([program]);
  // What is found on the way is looked at in the same loop.
  for (const path of found) {
    const text = await readFile(path, "utf8");
    for (const [, name = ""] of text.matchAll(/\bfrom "(\.{1,2}\/[^"]+)"/g)) {
      const imported = join(dirname(path), name);
      if (!dirname(imported).endsWith(COMPARISON)) found.add(imported);
    }
  }
  return [...found];
}
