import { expect, test } from "vitest";
import { closest } from "./closest.ts";

const files = ["Dockerfile", "README.md", "sir_api/model.py", ".dockerignore"];

test.each([
  ["Dockerfil", "Dockerfile"],
  ["dockerfile", "Dockerfile"],
  ["sir_api/modell.py", "sir_api/model.py"],
  ["", undefined],
  ["compose.yaml", undefined],
])("closest(%j) is %j", (name, expected) => {
  expect(closest(name, files)).toBe(expected);
});

test("closest(…) of no candidates is undefined", () => {
  expect(closest("Dockerfile", [])).toBeUndefined();
});
