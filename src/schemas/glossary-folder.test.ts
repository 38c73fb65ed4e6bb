import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readGlossary } from "./glossary-folder.ts";

const GOOD = `term: layer
also: [file system layer]
definition: A set of changes to files. An image is a stack of layers.
source:
  title: Storage drivers
  url: https://docs.docker.com/engine/storage/drivers/
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "glossary-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const read = async (files: Readonly<Record<string, string>>): ReturnType<typeof readGlossary> => {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return await readGlossary(folder);
};

test("readGlossary(…) reads a term, without other words unless told", async () => {
  const [term] = await read({ "tag.yaml": "term: tag\ndefinition: The part after the colon, as in python:3.13.\n" });
  expect(term).toMatchObject({ name: "tag", term: "tag", also: [] });
  expect(term?.source).toBeUndefined();
});

test("readGlossary(…) gives terms in the order of the alphabet, whatever their capitals and dots", async () => {
  const words = ["Dockerfile", ".dockerignore", "digest", "engine"];
  const files = words.map((word, index) => [`word-${index}.yaml`, `term: ${word}\ndefinition: A word.\n`]);
  const terms = await read(Object.fromEntries(files));
  expect(terms.map(({ term }) => term)).toEqual(["digest", "Dockerfile", ".dockerignore", "engine"]);
});

test("readGlossary(…) gives nothing where there is no such folder", async () => {
  expect(await readGlossary(join(folder, "gone"))).toEqual([]);
});

test.each([
  ["an unknown field", GOOD.replace("also:", "other:"), /layer\.yaml:2: .*"other"/s],
  ["a term without a definition", GOOD.replace(/definition: .*\n/, ""), /layer\.yaml:1: definition: /],
  ["an empty word", GOOD.replace("term: layer", 'term: " "'), /layer\.yaml:1: term: /],
  ["three sentences", GOOD.replace("A set", "A thing. A set"), /layer\.yaml:3: definition: .*one or two sentences/],
  ["a definition without an end", GOOD.replace("layers.", "layers"), /layer\.yaml:3: definition: .*full stop/],
  ["a long definition", GOOD.replace("A set", `A ${"very ".repeat(40)}small set`), /layer\.yaml:3: definition: .*190/],
  ["a source without an address", GOOD.replace(/ {2}url: .*\n/, ""), /layer\.yaml:\d: source\.url: /],
  ["a source that is not https", GOOD.replace("https:", "http:"), /layer\.yaml:6: source\.url: /],
  ["broken YAML", GOOD.replace("[file", "[[file"), /layer\.yaml:\d+: This is not valid YAML/],
])("readGlossary(…) refuses %s and names the file and the line", async (_, text, message) => {
  await expect(read({ "layer.yaml": text })).rejects.toThrow(message);
});

test("readGlossary(…) refuses a word that two files explain, and names both", async () => {
  const files = { "layer.yaml": GOOD, "other.yaml": "term: File system layer\ndefinition: A layer.\n" };
  await expect(read(files)).rejects.toThrow(/other\.yaml: .*layer\.yaml explains "File system layer" as well/);
});

test("readGlossary(…) refuses a file's name that is no address", async () => {
  await expect(read({ "Build Context.yaml": GOOD })).rejects.toThrow(/Build Context\.yaml: .*small letters/);
});

test("readGlossary(…) reads the glossary of this site", async () => {
  const names = (await readGlossary("content/glossary")).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["image", "container", "layer", "build-context"]));
});
