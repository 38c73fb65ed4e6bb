import { expect, test } from "vitest";
import type { Note } from "./note.ts";
import type { Project } from "./project.ts";
import { Shelf } from "./shelf.ts";
import { addRule, rulesOf } from "./workbench.ts";

const project = (name: string): Project => ({
  name,
  files: [{ path: ".dockerignore", bytes: 0, type: "file" }],
  ignore: `${name}\n`,
  ignoreName: ".dockerignore",
});
const makeShelf = (kept?: Note): Shelf =>
  new Shelf([project("one"), project("two")], (name) => (kept?.project === name ? kept : undefined));
const note = (name: string, text: string): Note => ({
  project: name,
  edits: [],
  texts: { ".dockerignore": text },
  isOn: true,
});

test("each project comes back to the bench as it was left, and can be undone", () => {
  const shelf = makeShelf();
  shelf.goOn(addRule(shelf.bench, "data"));
  shelf.open("two");
  expect([rulesOf(shelf.bench), shelf.canUndo]).toEqual(["two\n", false]);
  shelf.open("one");
  expect(rulesOf(shelf.bench)).toBe("one\ndata\n");
  shelf.undo();
  expect([rulesOf(shelf.bench), shelf.canUndo, shelf.canRedo]).toEqual(["one\n", false, true]);
});

test("what was kept is on the bench, and the project as it was lies before it", () => {
  const shelf = makeShelf(note("one", "kept\n"));
  expect(rulesOf(shelf.bench)).toBe("kept\n");
  shelf.undo();
  expect(rulesOf(shelf.bench)).toBe("one\n");
});

test("a link goes before what was there, which can be had back", () => {
  const shelf = makeShelf(note("two", "kept\n"));
  expect(shelf.follow(note("two", "linked\n"))).toBe(0);
  expect(rulesOf(shelf.bench)).toBe("linked\n");
  shelf.undo();
  expect(rulesOf(shelf.bench)).toBe("kept\n");
});

test("a link to what is there already changes nothing, nor does one to a project that is not there", () => {
  const shelf = makeShelf(note("one", "kept\n"));
  expect(shelf.follow(note("one", "kept\n"))).toBe("same");
  expect(shelf.follow(note("three", "x"))).toBe("absent");
  expect([rulesOf(shelf.bench), shelf.canUndo]).toEqual(["kept\n", true]);
});

test("starting afresh can be undone", () => {
  const shelf = makeShelf(note("one", "kept\n"));
  shelf.restart();
  expect(rulesOf(shelf.bench)).toBe("one\n");
  shelf.undo();
  expect(rulesOf(shelf.bench)).toBe("kept\n");
});
