import { rename, writeFile } from "node:fs/promises";

/** Writes a file as a whole: whoever reads it, also after a kill in the middle, finds all of the old text or all of the new. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}
