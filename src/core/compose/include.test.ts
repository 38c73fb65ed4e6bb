import { expect, test } from "vitest";
import { ComposeError } from "./compose-error.ts";
import { loadProject } from "./load.ts";
import { nodeAt, plainOf } from "./node.ts";

const FILES = {
  "sub/b.yaml": "services: {b: {image: '${WHO}', build: .}}\nvolumes: {vol: {name: theirs, driver: d}}\n",
  "sub/.env": "WHO=sub\n",
  "over.yaml": "services: {b: {tty: true}}\n",
  "x.env": "WHO=x\n",
  "nested.yaml": "include: [sub/b.yaml]\n",
  "back.yaml": "include: [compose.yaml]\n",
};

/** Gives a value of what becomes of an `include`, or the kind of the error and its line. */
function included(include: string, path: readonly string[], rest = "services: {a: {image: a}}"): unknown {
  const text = `include: ${include}\n${rest}\n`;
  const files = new Map(Object.entries({ ...FILES, "compose.yaml": text }));
  try {
    const project = { environment: new Map<string, string>(), profiles: [], folder: "/p/demo" };
    const node = nodeAt(loadProject({ ...project, files }).model, path);
    return node && plainOf(node);
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return `${error.kind} on line ${error.place?.line}`;
  }
}

// Docker Compose 5.5.1 gives the same answers.
test.each<[include: string, path: string[], value: unknown]>([
  ["[sub/b.yaml]", ["services", "b", "image"], "sub"],
  ["[sub/b.yaml]", ["services", "b", "build", "context"], "/p/demo/sub"],
  ["[{path: sub/b.yaml}]", ["services", "b", "image"], "sub"],
  ["[{path: [sub/b.yaml, over.yaml]}]", ["services", "b", "tty"], true],
  ["[{path: sub/b.yaml, project_directory: .}]", ["services", "b", "build", "context"], "/p/demo"],
  ["[{path: sub/b.yaml, env_file: x.env}]", ["services", "b", "image"], "x"],
  ["[nested.yaml]", ["services", "b", "image"], "sub"],
  ["[nested.yaml, sub/b.yaml]", ["services", "b", "image"], "sub"],
  ["[]", ["services", "b"], undefined],
  ["[sub/b.yaml]", ["include"], undefined],
  ["sub/b.yaml", [], "wrong-type on line 1"],
  ["[5]", [], "wrong-type on line 1"],
  ["[[sub/b.yaml]]", [], "wrong-type on line 1"],
  ["[none.yaml]", [], "missing-file on line 1"],
  ["[back.yaml]", [], "cycle on line 1"],
])("include: %s, %j", (include, path, value) => {
  expect(included(include, path)).toEqual(value);
});

test("what both files have is merged, the including one over the included", () => {
  const rest = "services: {a: {image: a, volumes: ['vol:/v']}}\nvolumes: {vol: {name: ours}}";
  expect(included("[sub/b.yaml]", ["volumes", "vol"], rest)).toEqual({ name: "ours", driver: "d" });
});
