import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { growthOf, LIMIT } from "../growth.ts";
import { readDocuments } from "./document.ts";
import { nodeAt, type Path, plainOf } from "./node.ts";

function valuesOf(text: string): unknown[] {
  const { documents, error } = readDocuments("compose.yaml", text);
  if (error) throw error;
  return documents.map(({ root }) => plainOf(root));
}

test("what the YAML package writes of words on one line is read as it reads it", () => {
  const word = fc.stringMatching(/^[A-Za-zé#:'"{}[\],&*!|>%@` -]{0,30}$/);
  const scalar = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
  const inside = fc.oneof(scalar, fc.array(scalar), fc.dictionary(word, scalar));
  const value = fc.oneof(inside, fc.array(inside), fc.dictionary(word, inside));
  const style = fc.record({ indent: fc.integer({ min: 1, max: 4 }), lineWidth: fc.integer({ min: 20, max: 90 }) });
  fc.assert(
    fc.property(value, style, (written, options) => {
      const text = stringify(written, options);
      expect(valuesOf(text)).toEqual([parse(text)]);
    }),
  );
});

test.each<[string, Path, { line: number; column: number }]>([
  ["a: b\n", ["a"], { line: 1, column: 4 }],
  ["a:\n  - b\n  - &c d\n", ["a", 1], { line: 3, column: 8 }],
  ["a: &c\n  b: d\n", ["a"], { line: 2, column: 3 }],
  ["a: [b, {c: d}]\n", ["a", 1, "c"], { line: 1, column: 12 }],
  ["a:\r\n  b: |\r\n    c\r\n", ["a", "b"], { line: 2, column: 6 }],
  ["a:\nb: c\n", ["a"], { line: 1, column: 1 }],
])("%j: a value has its place", (text, path, place) => {
  const root = readDocuments("compose.yaml", text).documents[0]?.root;
  expect(nodeAt(root, path)?.place).toMatchObject(place);
});

test.each([
  ["services:\n  a: b\n   c: d\n", 3, "A key and its colon belong on one line"],
  ["services:\n  a: [b\n", 3, "A comma or ']' is missing here"],
  ["services:\n\ta: b\n", 2, "if the character is a tab, indent with spaces"],
  ["a: 'b\n", 2, "A quote opens before, and is never closed."],
  ["a: b\na: c\n", 2, '"a" is set twice in the same place: on line 1 and on line 2. Keep one.'],
  ["a: b\n\u0007", 2, "A character that cannot be seen, number 7, stands on line 2."],
  ["a: *b\n", 1, "*b stands for nothing: no value before it is named &b."],
  ["a: &b [*b]\n", 1, "*b stands within what it is the name of"],
])("%j is refused with the line and in plain words", (text, line, words) => {
  const { error } = readDocuments("compose.yaml", text);
  expect(error?.place?.line).toBe(line);
  expect(error?.message).toContain(words);
});

test("documents before one that cannot be read are given", () => {
  const { documents, error } = readDocuments("compose.yaml", "a: b\n---\nc: [\n");
  expect(documents.map(({ root }) => plainOf(root))).toEqual([{ a: "b" }]);
  expect(error?.kind).toBe("yaml");
});

test.each([
  ["a: [\n", "go-yaml load error in parser (while parsing a flow node) at L2.C1: did not find expected node content"],
  ["a: b\na: c\n", 'yaml: construct errors: line 2: mapping key "a" already defined at line 1'],
  [
    "a:\n  b: c\n  b: d\n",
    'failed to parse compose.yaml: yaml: construct errors: line 1: line 3: mapping key "b" already defined at line 2',
  ],
  [
    "a: b\n---\nc: [d\n",
    "failed to parse compose.yaml: go-yaml load error in parser (while parsing a flow sequence) at L3.C4-L4.C1: did not find expected ',' or ']'",
  ],
])("%j: Compose 5.5.1 says where it was", (text, says) => {
  expect(readDocuments("compose.yaml", text).error?.composeSays).toBe(says);
});

test.each([
  [
    "!reset and !override are told with their paths",
    "a: !reset b\nc:\n  - d\n  - !override {e: f}\n",
    [["a"], ["c", 1]],
  ],
  [
    "what an alias stands for is told where it stands",
    "a: &b {c: !reset d}\ne: {<<: *b}\n",
    [
      ["a", "c"],
      ["e", "c"],
    ],
  ],
])("%s", (_title, text, cleared) => {
  expect(readDocuments("compose.yaml", text).documents[0]?.cleared).toEqual(cleared);
});

test.each([
  [
    "aliases of aliases",
    Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} [${at ? `*a${at - 1}, *a${at - 1}` : "x"}]\n`).join(""),
  ],
  ["lists in lists", "[".repeat(100_000)],
  ["maps in maps", Array.from({ length: 400 }, (_, at) => `${" ".repeat(at)}a:\n`).join("")],
  ["keys in keys", "? ".repeat(100_000)],
  ["values", `[${"a, ".repeat(200_000)}]`],
  ["documents", "---\na: b\n".repeat(500)],
])("too many %s are refused", (_what, text) => {
  expect(readDocuments("compose.yaml", text).error?.kind).toBe("too-large");
});

test.each<[string, (size: number) => string]>([
  ["lines", (size) => "  - b: [c, 'd']\n".repeat(size / 20)],
  ["a list in brackets", (size) => `[${"a: b, ".repeat(size / 6)}]`],
  ["words over lines", (size) => `a: ${"b\n ".repeat(size / 3)}`],
  ["empty lines", (size) => `a: "${"\n".repeat(size)}"`],
  ["comments with tabs", (size) => "\t#\n".repeat(size / 3)],
  ["comments", (size) => "#\n\t#\n".repeat(size / 5)],
  ["a block", (size) => `a: >\n${"  b\n\n".repeat(size / 5)}`],
  ["escapes", (size) => `"${String.raw`\x41`.repeat(size / 4)}"`],
  ["keys without a colon", (size) => "a\n".repeat(size / 2)],
])("time grows in proportion to %s", { timeout: 60_000 }, (_what, make) => {
  const growth = growthOf({ make, work: (text) => void readDocuments("compose.yaml", text) });
  expect(growth).toBeLessThan(LIMIT);
});
