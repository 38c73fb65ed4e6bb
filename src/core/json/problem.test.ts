import { array, assert, constantFrom, json, nat, oneof, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonProblem } from "./problem.ts";

describe("findJsonProblem", () => {
  test.each([
    ["{", 1, "a { is never closed"],
    ['{\n"a": [1', 2, "the [ of line 2 is never closed"],
    ['{\n  "beta": 0.3\n  "gamma": 0.1\n}', 3, '"," or "}" is missing before "gamma"'],
    ['{\n  "beta": 0.3,\n}', 2, "this comma has nothing after it"],
    ["[1, 2,]", 1, "this comma has nothing after it"],
    ["{beta: 0.3}", 1, 'a name stands in double quotes: "beta"'],
    ["{'beta': 0.3}", 1, "a name in double quotes is missing before '"],
    ['{"beta" 0.3}', 1, '":" and a value is missing before 0.3'],
    ['{"beta"', 1, "the last name has no value"],
    ['{"beta":', 1, "a value is missing at the end"],
    ['{"beta": }', 1, "a value is missing before }"],
    ['{\n\n"beta": NaN}', 3, "NaN is not JSON. Python reads it all the same, and the service refuses it"],
    ['{"beta": -Infinity}', 1, "Infinity is not JSON. Python reads it all the same, and the service refuses it"],
    ["[True]", 1, "JSON writes true in small letters"],
    ["[TRUE]", 1, "TRUE is no value: a text stands in double quotes"],
    ["[None]", 1, "JSON has null where Python has None"],
    ['{"method": rk4}', 1, "rk4 is no value: a text stands in double quotes"],
    ["['rk4']", 1, "a text stands in double quotes"],
    ["[.5]", 1, ".5 is not a number as JSON writes it, such as 0.5 or 1e-3"],
    ["[01]", 1, "01 is not a number as JSON writes it, such as 0.5 or 1e-3"],
    ["[1. ]", 1, "1. is not a number as JSON writes it, such as 0.5 or 1e-3"],
    ["[+1]", 1, "+1 is not a number as JSON writes it, such as 0.5 or 1e-3"],
    ["[1] // a list", 1, "this stands after the end of the value"],
    ["// a list\n[1]", 1, "JSON has no remarks"],
    ['["open\n"]', 1, "this text is never closed: it ends with a double quote on the same line"],
    [String.raw`["\x"]`, 1, String.raw`after \ stands one of " \ / b f n r t, or u and four digits`],
    ['["\t"]', 1, String.raw`a text holds a character that is written with \, such as \t`],
    ["[", 1, "a value is missing at the end"],
    ["", 1, "a value is missing at the end"],
  ])("of %j is in line %i: %s", (text, line, message) => {
    expect(findJsonProblem(text)).toMatchObject({ line, message });
  });

  test("marks what is wrong", () => {
    const text = '{"beta": 0.3, "method": rk4}';
    const { from, to } = findJsonProblem(text) ?? { from: 0, to: 0 };
    expect(text.slice(from, to)).toBe("rk4");
  });

  test("finds one exactly where JSON.parse does", () => {
    const pieces = constantFrom(
      ...'{}[]:,"\\ \n\t-+.01e'.split(""),
      '"a"',
      '"a": 1',
      "true",
      "TRUE",
      "null",
      "nulls",
      String.raw`"\u00e9\n"`,
      String.raw`"\U00e9"`,
      "1e5",
      "-0.5",
      "é",
    );
    const texts = oneof(
      array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
      json(),
      tuple(json(), nat(), pieces).map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at)),
    );
    assert(
      property(texts, (text) => (findJsonProblem(text) === undefined) === isJson(text)),
      { numRuns: 3000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
