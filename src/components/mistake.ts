import { readFile } from "node:fs/promises";

/**
 * Gives the result of `work`; when that fails, throws again with the lesson's file and the line that holds `text`,
 * so that whoever wrote the lesson finds the place.
 */
export async function locate<T>(file: string | undefined, text: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (file === undefined) throw error;
    throw new Error(`${file}:${await lineOf(file, text)}: ${message}`, { cause: error });
  }
}

/** The number of the first line that holds the text; 1 when none does. */
async function lineOf(file: string, text: string): Promise<number> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return (
    Math.max(
      0,
      lines.findIndex((line) => line.includes(text)),
    ) + 1
  );
}
