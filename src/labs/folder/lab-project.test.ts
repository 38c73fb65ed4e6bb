import { expect, test } from "vitest";
import { labPreset, labProject } from "./lab-project.ts";
import type { TextFile } from "./project-analysis.ts";
import type { Folder } from "./read-folder.ts";

function folderOf(...paths: readonly string[]): Folder {
  const files = paths.map((path) => ({ path, bytes: 1, modified: 0 }));
  return { name: "p", files, folders: ["empty"], bytes: 2, definitions: new Map(), troubles: [], notes: [] };
}

const file = (path: string): TextFile => ({ path, text: "*\n" });
const paths = ({ files }: ReturnType<typeof labProject>): string[] => files.map(({ path }) => path);

test("a folder goes over with its ignore file", () => {
  const texts = { dockerfile: file("Dockerfile"), ignorefile: file(".dockerignore") };
  const project = labProject(folderOf("Dockerfile", ".dockerignore", "a"), texts);
  expect(project).toMatchObject({ ignore: "*\n", ignoreName: ".dockerignore" });
  expect(paths(project)).toEqual(["Dockerfile", ".dockerignore", "a", "empty"]);
});

test("a folder without an ignore file has none there", () => {
  const texts = { dockerfile: file("Dockerfile"), ignorefile: undefined };
  expect(labProject(folderOf("Dockerfile"), texts)).toMatchObject({ ignore: undefined, ignoreName: ".dockerignore" });
});

test("the ignore file of another Dockerfile counts there as it does here", () => {
  const texts = { dockerfile: file("b/api.Dockerfile"), ignorefile: file("b/api.Dockerfile.dockerignore") };
  const project = labProject(folderOf("b/api.Dockerfile.dockerignore", ".dockerignore"), texts);
  expect(project.ignoreName).toBe("Dockerfile.dockerignore");
  expect(paths(project)).toEqual(["Dockerfile.dockerignore", ".dockerignore", "empty"]);
});

test("an ignore file that belongs to a Dockerfile which is not chosen does not count there", () => {
  const texts = { dockerfile: file("api.Dockerfile"), ignorefile: file(".dockerignore") };
  const project = labProject(folderOf("Dockerfile.dockerignore", ".dockerignore"), texts);
  expect(paths(project)).toEqual([".dockerignore", "empty"]);
});

test("the layer lab gets the chosen Dockerfile, and sizes and times in the place of contents", () => {
  const texts = { dockerfile: file("api.Dockerfile"), ignorefile: undefined };
  expect(labPreset(folderOf("a.py"), texts, ["a.py"])).toMatchObject({
    dockerfile: "*\n",
    ignore: "",
    files: [{ path: "a.py", bytes: 1, content: "1 0" }],
    edits: ["a.py"],
  });
});
