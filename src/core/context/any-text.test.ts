import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthOf, LIMIT } from "../growth.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { ContextFilter } from "./context-filter.ts";
import { IgnoreError } from "./ignore-error.ts";
import { parseIgnorefile } from "./ignorefile.ts";

/** Filters some paths by the text of an ignore file. Undefined for an IgnoreError, which must blame one of its patterns. */
function filter(text: string, paths: readonly string[]): ContextFilter["result"] | undefined {
  const lines = answer(() => parseIgnorefile(text));
  return answer(() => {
    const context = new ContextFilter(lines ?? []);
    for (const path of paths) context.add({ path, bytes: 1, isFolder: path.endsWith("d") });
    return context.result;
  }, lines?.length);
}

function answer<Result>(ask: () => Result, patterns = 0): Result | undefined {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof IgnoreError)) throw error;
    expect(error.pattern ?? 0).toBeLessThan(Math.max(patterns, 1));
    return undefined;
  }
}

const PIECES = fc.constantFrom(
  [
    ["*", "**", "**/", "/", "!", "#", "?", "[", "]", "^", "-", "\\", "a", "b", ".md", ".", "..", "{2}", "|", "(", "$"],
    [
      "\n",
      "\r\n",
      " ",
      "\t",
      "\0",
      "\ufeff",
      "\u0085",
      "é",
      "😀",
      "\ud800",
      "\udfff",
      "[:alpha:]",
      "\\Q",
      "\\pL",
      "\\x{1}",
    ],
  ].flat(),
);
/** All that UTF-16 can hold, halves of characters too. */
const UNITS = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
const TEXTS = fc.oneof(
  { weight: 3, arbitrary: fc.array(PIECES, { maxLength: 40 }).map((pieces) => pieces.join("")) },
  fc.string({ unit: "binary" }),
  UNITS,
);
const PATHS = fc.array(fc.oneof(TEXTS, fc.constantFrom("a", "a/b", "a/d", "a//b", "/", "", "./a", "../a")), {
  maxLength: 8,
});

test("any ignore file and any paths get an answer or an IgnoreError", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(TEXTS, PATHS, (text, paths) => {
      const last = text.split("\n").length;
      for (const { line, path } of filter(text, paths)?.entries ?? []) {
        expect(line === undefined || (line.line >= 1 && line.line <= last)).toBe(true);
        expect(paths.some((each) => each.startsWith(path))).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

const FEW = ["a", "a/b", "a/b/c.md", "RUN x", "\ud800", "x".repeat(300)];

describe("takes time in proportion", () => {
  test.each(Object.entries(HOSTILE_TEXTS))("to an ignore file of %s", { timeout: 120_000 }, (_what, make) => {
    expect(growthOf({ make, work: (text) => void filter(text, FEW) })).toBeLessThan(LIMIT);
  });

  test.each<[string, (size: number) => string[]]>([
    ["paths", (size) => Array.from({ length: size / 10 }, (_, index) => `a/${index % 100}/${index}.py`)],
    ["folders", (size) => Array.from({ length: size / 10 }, (_, index) => `${index}/d`)],
    ["folders in each other", (size) => ["a/".repeat(size)]],
    ["characters in a name", (size) => ["a".repeat(size)]],
  ])("to the number of %s", { timeout: 120_000 }, (_what, make) => {
    const work = filter.bind(undefined, "**/*.py\n!a/1*\n**/b?\nx\n!**/*.md\n");
    expect(growthOf({ make, work })).toBeLessThan(LIMIT);
  });
});

test.each(["one endless line", "binary data", "lone surrogates", "no FROM"])(
  "an ignore file of 5 MB is answered too: %s",
  { timeout: 120_000 },
  (what) => {
    filter(HOSTILE_TEXTS[what]?.(5_000_000) ?? "", FEW);
  },
);
