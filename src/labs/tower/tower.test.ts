import { expect, test } from "vitest";
import { readTower } from "./tower.ts";

test("readTower gives each level that was printed, and no other line", () => {
  const printed = "packages   pip 25.1.1, wheel 0.38.4\nPython     3.13.5\nC library  glibc 2.41\nDeprecation  soon\n";
  expect(readTower(printed)).toEqual({
    packages: "pip 25.1.1, wheel 0.38.4",
    Python: "3.13.5",
    "C library": "glibc 2.41",
  });
});
