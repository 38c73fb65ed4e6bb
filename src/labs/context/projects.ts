import type { Project, ProjectFile } from "./project.ts";

/** A project as it stands in the page: sizes and paths only, all of them files. */
type Packed = readonly [name: string, ignoreName: string, ignore: string | null, files: readonly [number, string][]];

/** Writes projects into a page. */
export function writeProjects(projects: readonly Project[]): string {
  const packed = projects.map(({ name, ignoreName, ignore, files }): Packed => {
    return [name, ignoreName, ignore ?? null, files.map(({ bytes, path }) => [bytes, path])];
  });
  // "<" could end the element that it stands in.
  return JSON.stringify(packed).replaceAll("<", String.raw`\u003c`);
}

/** Reads what writeProjects wrote. */
export function readProjects(text: string): Project[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the function above, into the same build
  const packed = JSON.parse(text) as readonly Packed[];
  return packed.map(([name, ignoreName, ignore, files]) => ({
    name,
    ignoreName,
    ignore: ignore ?? undefined,
    files: files.map(([bytes, path]): ProjectFile => ({ path, bytes, type: "file" })),
  }));
}
