import { expect, test } from "vitest";
import { partOf, rootsOf } from "./context-root.ts";
import type { Folder } from "./read-folder.ts";

test.each([
  ["Dockerfile", [""]],
  ["api/Dockerfile", ["api", ""]],
  ["services/api/Dockerfile", ["services/api", "services", ""]],
])("%s may be built with the folders %j", (dockerfile, roots) => {
  expect(rootsOf(dockerfile)).toEqual(roots);
});

test("a part of a folder holds what lies in it, by its path from there", () => {
  const files = ["api/Dockerfile", "api/a.py", "apiary/b.py", "c.py"].map((path) => ({ path, bytes: 2, modified: 0 }));
  const definitions = new Map([["api/Dockerfile", { size: 2, text: () => Promise.resolve("") }]]);
  const folders = ["api", "api/empty", "apiary"];
  const folder: Folder = { name: "p", files, folders, bytes: 8, definitions, troubles: [], notes: [] };
  const part = partOf(folder, "api");
  expect(part.files.map(({ path }) => path)).toEqual(["Dockerfile", "a.py"]);
  expect([part.folders, part.bytes, [...part.definitions.keys()]]).toEqual([["empty"], 4, ["Dockerfile"]]);
  expect(partOf(folder, "")).toBe(folder);
});
