import * as fc from "fast-check";
import { expect, test } from "vitest";
import { IgnoreError } from "./ignore-error.ts";
import { parseIgnorefile } from "./ignorefile.ts";
import { cleanPath } from "./path.ts";

test.each<[string, string, string[]]>([
  ["nothing", "", []],
  ["empty lines", "\n \n\t\r\n", []],
  ["a comment", "# *.log\n#*.log", []],
  ["a number sign that is not the first character", " # note\n\\#x", ["# note", "\\#x"]],
  ["a byte order mark before a comment", "\uFEFF# note\na", ["a"]],
  ["a byte order mark in a later line", "a\n\uFEFFb", ["a", "\uFEFFb"]],
  ["white space around", "  *.log \r\n\u00A0a\u0085\u3000", ["*.log", "a"]],
  ["a slash at the beginning", "/a\n//a\n/\n//", ["a", "a", "/", "/"]],
  ["a slash at the end", "a/\n**/", ["a", "**"]],
  ["dots", ".\n./a\na/../b\n..\n../a/\n/../a", [".", "a", "b", "..", "../a", "a"]],
  ["exceptions", "!a\n! /a/ \n!\n!.\n!/\n!!a\n!./", ["!a", "!a", "!", "!.", "!/", "!!a", "!."]],
  ["an exception that only shows when it is cleaned", "./!a", ["!a"]],
])("parseIgnorefile reads %s", (_what, text, patterns) => {
  expect(parseIgnorefile(text).map(({ pattern }) => pattern)).toEqual(patterns);
});

test("parseIgnorefile says in which line a pattern stands", () => {
  expect(parseIgnorefile("# first\n\n*.log\r\n!keep.log")).toEqual([
    { line: 3, pattern: "*.log" },
    { line: 4, pattern: "!keep.log" },
  ]);
});

test.each([
  ["65,535 bytes", "a".repeat(65_535), true],
  ["65,536 bytes", "a".repeat(65_536), false],
  ["65,535 bytes and the end of the line", `${"a".repeat(65_535)}\nb`, true],
  ["as many bytes in fewer characters", "é".repeat(32_768), false],
  ["65,533 bytes behind a byte order mark", `\uFEFF${"a".repeat(65_533)}`, false],
])("a line of %s can be read: %s", (_what, text, isReadable) => {
  if (isReadable) expect(parseIgnorefile(text)).not.toEqual([]);
  else expect(() => parseIgnorefile(text)).toThrow(new IgnoreError("bufio.Scanner: token too long"));
});

test("any text gives patterns that are cleaned, from lines that exist", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from(" \n\r#!/.ab\uFEFF\u0085é")) }), (text) => {
      for (const { line, pattern } of parseIgnorefile(text)) {
        expect(line).toBeLessThanOrEqual(text.split("\n").length);
        const path = pattern.replace(/^!/, "");
        if (path !== "") expect(cleanPath(path)).toBe(path);
      }
    }),
    { numRuns: 1000 },
  );
});
