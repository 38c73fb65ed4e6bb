import { readFile } from "node:fs/promises";

/**
 * Gives the result of `work`; when that fails, throws again with the lesson's file and the line where `text` begins,
 * so that whoever wrote the lesson finds the place.
 */
export async function locate<T>(file: string | undefined, text: string | RegExp, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (file === undefined) throw error;
    throw new Error(`${file}:${await lineOf(file, text)}: ${message}`, { cause: error });
  }
}

/** The number of the line where the text first begins; 1 when it does not stand in the file. */
async function lineOf(file: string, text: string | RegExp): Promise<number> {
  const content = await readFile(file, "utf8");
  const at = typeof text === "string" ? content.indexOf(text) : content.search(text);
  return content.slice(0, Math.max(0, at)).split("\n").length;
}
