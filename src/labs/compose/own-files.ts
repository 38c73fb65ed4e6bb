import type { Preset, ProjectFile } from "./preset.ts";

/** The name of a project that the reader brought. */
export const OWN = "your files";

const MAIN = /^(?:docker-)?compose\.ya?ml$/;
const LIKELY = /\.ya?ml$/;

/** Makes a project of files, the Compose file first. Undefined when none of them can be one. */
export function ownProject(files: readonly ProjectFile[]): Preset | undefined {
  const main = files.find(({ path }) => MAIN.test(path)) ?? files.find(({ path }) => LIKELY.test(path));
  if (main === undefined) return undefined;
  const path = MAIN.test(main.path) ? "compose.yaml" : main.path;
  const others = files.filter((file) => file !== main && file.path !== path);
  return { name: OWN, title: "Your own files", files: [{ path, text: main.text }, ...others] };
}

/** Nobody writes a Compose file of this size by hand. */
const LARGEST = 2_000_000;
const MOST = 20;

/** Reads files that the reader chose or dropped; those that are too large to be meant are left out. */
export async function readFiles(files: readonly File[]): Promise<ProjectFile[]> {
  const meant = files.filter(({ size }) => size <= LARGEST).slice(0, MOST);
  return await Promise.all(
    meant.map(async (file) => ({ path: file.name, text: (await file.text()).replaceAll(/\r\n?/g, "\n") })),
  );
}
