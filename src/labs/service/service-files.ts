import { contentFolders } from "../../schemas/evidence-folder.ts";
import { readExample, stepFiles } from "../../schemas/example-folder.ts";

/** What the lab needs of an example, by path: the Python files of its service, and the JSON files that a reader sends. */
export async function readServiceFiles(example: string, step: string): Promise<Record<string, string>> {
  const files = stepFiles(await readExample(contentFolders(".").examples, example), step);
  const wanted = [...files].filter(([path]) => /^\w+\/\w+\.py$|^\w+\.json$/.test(path) && !path.startsWith("tests/"));
  return Object.fromEntries(wanted.map(([path, { bytes }]) => [path, new TextDecoder().decode(bytes)]));
}
