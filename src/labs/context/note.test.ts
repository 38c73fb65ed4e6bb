import * as fc from "fast-check";
import { expect, test } from "vitest";
import { followNote, isBlank, noteOf, readNote, writeNote, type Note } from "./note.ts";
import type { Project } from "./project.ts";
import { addRule, edit, layOut, rulesOf } from "./workbench.ts";

const PROJECT: Project = {
  name: "small",
  files: [
    { path: ".dockerignore", bytes: 5, type: "file" },
    { path: "data/a.csv", bytes: 30, type: "file" },
  ],
  ignore: ".git\n",
  ignoreName: ".dockerignore",
};

const BLANK: Note = { project: "small", edits: [], texts: {}, isOn: true };

test("isBlank(…) says whether anything was done", () => {
  expect(isBlank(noteOf(layOut(PROJECT)))).toBe(true);
  expect(isBlank(noteOf(addRule(layOut(PROJECT), "data")))).toBe(false);
});

test("what was done is the same after it was written, read and followed", () => {
  let bench = edit(layOut(PROJECT), { kind: "add", path: "new", type: "folder", bytes: 0 });
  bench = edit(bench, { kind: "add", path: "new/b", type: "file", bytes: 7 });
  bench = edit(bench, { kind: "rename", path: "new/b", to: "new/c" });
  bench = edit(bench, { kind: "resize", path: "data", bytes: 90 });
  bench = edit(bench, { kind: "remove", path: "new/c" });
  bench = { ...addRule(bench, "data"), isOn: false };
  const note = noteOf(bench);
  const again = readNote(writeNote(note));
  expect(again).toEqual(note);
  expect(again && followNote(PROJECT, again)).toEqual({ bench, failed: 0 });
});

test("what can no longer be done is counted, and the rest is done", () => {
  const note = readNote('["small",1,{".dockerignore":"data"},[["d","gone"],["d","data"]]]');
  const { bench, failed } = followNote(PROJECT, note ?? BLANK);
  expect(failed).toBe(1);
  expect(rulesOf(bench)).toBe("data");
  expect(bench.files).toHaveLength(1);
});

test("readNote(…) gives undefined for what is none", () => {
  for (const text of ["", "{", "{}", "[]", '["a",1,[],[]]', '["a",1,{"b":2},[]]', '["a",1,{},[["x","y"]]]'])
    expect(readNote(text)).toBeUndefined();
  fc.assert(fc.property(fc.json(), (text) => void readNote(text)));
});
