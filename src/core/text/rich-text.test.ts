import { expect, test } from "vitest";
import { readParagraphs, readStretches } from "./rich-text.ts";

test.each([
  ["plain", [["plain", false]]],
  [
    "type `docker ps` here",
    [
      ["type ", false],
      ["docker ps", true],
      [" here", false],
    ],
  ],
  [
    "`a` `b`",
    [
      ["a", true],
      [" ", false],
      ["b", true],
    ],
  ],
  ["a lone ` stays", [["a lone ` stays", false]]],
  ["", []],
])("readStretches(%j) tells code from words", (text, stretches) => {
  expect(readStretches(text).map(({ text: words, isCode }) => [words, isCode])).toEqual(stretches);
});

test("readParagraphs(…) begins a paragraph after a blank line, and joins the lines of one", () => {
  const paragraphs = readParagraphs("one\ntwo\n  \n\nthree `x`\n");
  expect(paragraphs.map((each) => each.map(({ text }) => text).join(""))).toEqual(["one two", "three x"]);
});
