import { findDefinition } from "../../core/context/definition.ts";
import { contentFolders } from "../../schemas/evidence-folder.ts";
import { readExample, stepFiles, type ExampleFile } from "../../schemas/example-folder.ts";
import { mlProject } from "./ml-project.ts";
import type { Project } from "./project.ts";

/** Reads the projects that the lab begins with, the one that is open at first before the others. Not for the browser. */
export async function readPresets(): Promise<Project[]> {
  return [mlProject(), ...(await Promise.all(EXAMPLES.map(readPreset)))];
}

const EXAMPLES = ["farm-yield", "customer-value", "sir-api", "ml-api"];

/** An example of the repository, as its last step leaves it. */
async function readPreset(name: string): Promise<Project> {
  const files = stepFiles(await readExample(contentFolders(".").examples, name));
  const { ignorefile } = findDefinition((path) => files.has(path));
  return {
    name,
    files: Array.from(files, ([path, { bytes }]) => ({ path, bytes: bytes.length, type: "file" })),
    ignore: textOf(ignorefile === undefined ? undefined : files.get(ignorefile)),
    ignoreName: ignorefile ?? ".dockerignore",
  };
}

function textOf(file: ExampleFile | undefined): string | undefined {
  return file && new TextDecoder().decode(file.bytes);
}
