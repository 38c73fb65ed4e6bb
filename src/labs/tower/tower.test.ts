import { expect, test } from "vitest";
import { readTower } from "./tower.ts";

test("readTower gives each thing that was printed, in its order, and no other line", () => {
  const printed =
    "packages   pip 25.1.1, wheel 0.38.4\nmy number  1\nC library  glibc 2.41\nNothing more.\n  File  tower.py\n";
  expect(Object.entries(readTower(printed))).toEqual([
    ["packages", "pip 25.1.1, wheel 0.38.4"],
    ["my number", "1"],
    ["C library", "glibc 2.41"],
  ]);
});
