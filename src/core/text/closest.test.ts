// cspell:words Dcokerfiel imgae miage prots buidl iaegm
import { expect, test } from "vitest";
import { closest } from "./closest.ts";

const files = ["Dockerfile", "README.md", "sir_api/model.py", ".dockerignore"];

test.each([
  ["Dockerfil", "Dockerfile"],
  ["dockerfile", "Dockerfile"],
  ["sir_api/modell.py", "sir_api/model.py"],
  ["Dcokerfiel", "Dockerfile"],
  ["", undefined],
  ["compose.yaml", undefined],
])("closest(%j) is %j", (name, expected) => {
  expect(closest(name, files)).toBe(expected);
});

test("closest(…) of no candidates is undefined", () => {
  expect(closest("Dockerfile", [])).toBeUndefined();
});

test.each([
  ["imgae", "image"],
  ["miage", "image"],
  ["prots", "ports"],
  ["pots", "ports"],
  ["buidl", "build"],
  ["iaegm", undefined],
  ["bu😀ld", "build"],
])("closest(%j) among keys is %j", (name, expected) => {
  expect(closest(name, ["build", "image", "ports"])).toBe(expected);
});

test("a name that is far too long is not looked at letter by letter", () => {
  const started = performance.now();
  expect(closest("a".repeat(1_000_000), files)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(100);
});
