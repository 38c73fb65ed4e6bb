import { expect, test } from "vitest";
import { groupPattern, nameSystems, planVariants, readSystems } from "./systems.ts";

test.each([
  ["linux", ["linux"]],
  ["linux wsl", ["linux", "wsl"]],
  ["  macos\n podman ", ["macos", "podman"]],
])("readSystems(%j) gives the systems", (text, systems) => {
  expect(readSystems(text)).toEqual(systems);
});

test.each([
  ["mac", 'There is no system "mac". There are: linux, macos, powershell, wsl, podman.'],
  ["linux powershell7", 'There is no system "powershell7". Did you mean "powershell"?'],
  ["toString", 'There is no system "toString".'],
  [" ", "This <On> names no system."],
])("readSystems(%j) says what is wrong", (text, message) => {
  expect(() => readSystems(text)).toThrow(message);
});

test("nameSystems(…) names them as a tab does", () => {
  expect(nameSystems(["linux", "powershell"])).toBe("Linux, Windows PowerShell");
});

test("planVariants(…) shows each reader exactly one variant, the nearest one", () => {
  expect(planVariants([["linux", "wsl"], ["powershell"]])).toEqual([
    { systems: ["linux", "wsl"], shownFor: ["linux", "macos", "wsl", "podman"] },
    { systems: ["powershell"], shownFor: ["powershell"] },
  ]);
  expect(planVariants([["macos"], ["podman"]]).map(({ shownFor }) => shownFor)).toEqual([
    ["linux", "macos", "powershell", "wsl"],
    ["podman"],
  ]);
});

test("planVariants(…) keeps a place for a variant that nobody else needs", () => {
  const plan = planVariants([["linux"], ["macos"], ["powershell"], ["wsl"], ["podman"]]);
  expect(plan.map(({ shownFor }) => shownFor)).toEqual(plan.map(({ systems }) => systems));
});

test("planVariants(…) refuses an empty group, and a system with two variants", () => {
  expect(() => planVariants([])).toThrow("This <Systems> is empty.");
  expect(() => planVariants([["linux"], ["wsl", "linux"]])).toThrow('The system "linux" has two variants');
});

test("groupPattern(…) finds a group by all its variants", () => {
  const [good, empty, twice] = [
    '<Systems>\n<On system="linux">\n\na\n\n</On>\n</Systems>\n',
    "<Systems>\ntext\n</Systems>\n",
    '<Systems>\n<On system="linux">a</On>\n<On\n  system="linux">b</On>\n</Systems>\n',
  ];
  const lesson = good + empty + twice;
  expect(lesson.search(groupPattern(["linux"]))).toBe(0);
  expect(lesson.search(groupPattern([]))).toBe(good.length);
  expect(lesson.search(groupPattern(["linux", "linux"]))).toBe(good.length + empty.length);
});
