import { describe, expect, test } from "vitest";
import { overlay, parseReference } from "./overlay.ts";

const steps = [
  {
    name: "01-service",
    removes: [],
    files: new Map([
      ["b.py", "one"],
      ["a.py", "one"],
      ["old.py", "one"],
    ]),
  },
  {
    name: "02-image",
    removes: ["old.py"],
    files: new Map([
      ["a.py", "two"],
      ["Dockerfile", "two"],
    ]),
  },
  { name: "03-back", removes: ["b.py"], files: new Map([["old.py", "three"]]) },
];

describe("overlay", () => {
  test("the first step holds its own files, sorted by path", () => {
    expect([...overlay(steps, "01-service")]).toEqual([
      ["a.py", "one"],
      ["b.py", "one"],
      ["old.py", "one"],
    ]);
  });

  test("a later step replaces, adds and removes", () => {
    expect([...overlay(steps, "02-image")]).toEqual([
      ["Dockerfile", "two"],
      ["a.py", "two"],
      ["b.py", "one"],
    ]);
  });

  test("a removed file can come back", () => {
    expect(overlay(steps, "03-back").get("old.py")).toBe("three");
    expect(overlay(steps, "03-back").has("b.py")).toBe(false);
  });

  test("a step that does not exist is answered with those that do", () => {
    expect(() => overlay(steps, "09-none")).toThrow("Name one of these: 01-service, 02-image, 03-back");
  });

  test("removing a file that is not there is an error", () => {
    const wrong = [{ name: "01-service", removes: ["ghost.py"], files: new Map<string, string>() }];
    expect(() => overlay(wrong, "01-service")).toThrow('removes "ghost.py"');
  });
});

describe("parseReference", () => {
  test.each([
    ["sir-api", { example: "sir-api" }],
    ["sir-api/Dockerfile", { example: "sir-api", file: "Dockerfile" }],
    ["sir-api@02-first-image", { example: "sir-api", step: "02-first-image" }],
    [
      "sir-api@02-first-image/sir_api/model.py",
      { example: "sir-api", step: "02-first-image", file: "sir_api/model.py" },
    ],
  ])("%s is understood", (text, reference) => {
    expect(parseReference(text)).toEqual(reference);
  });

  test.each(["", "/Dockerfile", "sir-api@", "sir-api@first/Dockerfile", "Sir Api"])("'%s' is refused", (text) => {
    expect(() => parseReference(text)).toThrow("names no example");
  });
});
