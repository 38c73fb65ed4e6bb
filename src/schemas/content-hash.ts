import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readExample, stepFiles, type ExampleFolder } from "./example-folder.ts";

/**
 * Gives the SHA-256 of examples/<name> in hex: of example.yaml and of every step's files with their paths, executable bits and bytes.
 * Line ends count as LF, so that a checkout on Windows has the same hash; what tools leave behind does not count.
 * @throws when the folder is not a valid example.
 */
export async function hashExample(exampleDir: string): Promise<string> {
  const example = await readExample(dirname(exampleDir), basename(exampleDir));
  const sum = createHash("sha256");
  addFile(sum, "example.yaml", false, await readFile(join(exampleDir, "example.yaml")));
  for (const step of example.steps) {
    for (const [path, file] of step.files) addFile(sum, `${step.name}/${path}`, file.executable, file.bytes);
  }
  return sum.digest("hex");
}

/** Gives the SHA-256 of the complete files of one step in hex, whatever the steps after it hold. */
export function hashStep(example: ExampleFolder, step: string): string {
  const sum = createHash("sha256");
  const files = [...stepFiles(example, step)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, file] of files) addFile(sum, path, file.executable, file.bytes);
  return sum.digest("hex");
}

/** Gives the SHA-256 of a session's file in hex, line ends counted as LF. */
export async function hashSessionFile(path: string): Promise<string> {
  return createHash("sha256")
    .update(withLineFeeds(await readFile(path)))
    .digest("hex");
}

function addFile(sum: ReturnType<typeof createHash>, path: string, executable: boolean, bytes: Uint8Array): void {
  const content = withLineFeeds(bytes);
  sum.update(`${path}\0${executable ? "x" : "-"}\0${content.length}\0`);
  sum.update(content);
}

function withLineFeeds(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
