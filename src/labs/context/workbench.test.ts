import { expect, test } from "vitest";
import type { Project } from "./project.ts";
import { addRule, edit, filesOf, ignoreNameOf, layOut, rulesOf, writeRules } from "./workbench.ts";

const bare: Project = {
  name: "bare",
  files: [{ path: "main.py", bytes: 3, type: "file" }],
  ignore: undefined,
  ignoreName: ".dockerignore",
};
const ruled: Project = {
  ...bare,
  files: [...bare.files, { path: ".dockerignore", bytes: 0, type: "file" }],
  ignore: "data\n",
};

test("writing rules where there is no file for them makes one", () => {
  const bench = writeRules(layOut(bare), "é\n");
  expect(bench.files).toContainEqual({ path: ".dockerignore", bytes: 3, type: "file" });
  expect(rulesOf(bench)).toBe("é\n");
});

test("a rule is added on a line of its own", () => {
  expect(rulesOf(addRule(layOut(ruled), "logs"))).toBe("data\nlogs\n");
  expect(rulesOf(addRule(writeRules(layOut(ruled), "data"), "logs"))).toBe("data\nlogs\n");
  expect(rulesOf(addRule(layOut(bare), "logs"))).toBe("logs\n");
});

test("an ignore file of the Dockerfile's name goes before .dockerignore, whose rules wait", () => {
  const both = edit(layOut(ruled), { kind: "add", path: "Dockerfile.dockerignore", type: "file", bytes: 0 });
  expect([ignoreNameOf(both), rulesOf(both)]).toEqual(["Dockerfile.dockerignore", ""]);
  const one = edit(both, { kind: "remove", path: "Dockerfile.dockerignore" });
  expect([ignoreNameOf(one), rulesOf(one)]).toEqual([".dockerignore", "data\n"]);
});

test("the rules go along when their file is renamed", () => {
  const bench = edit(layOut(ruled), { kind: "rename", path: ".dockerignore", to: "Dockerfile.dockerignore" });
  expect([ignoreNameOf(bench), rulesOf(bench)]).toEqual(["Dockerfile.dockerignore", "data\n"]);
});

test("without its ignore file a project has one file less", () => {
  expect(filesOf({ ...layOut(ruled), isOn: false })).toEqual(bare.files);
});
