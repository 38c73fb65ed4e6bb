import { expect, test } from "vitest";
import { joinLines } from "./long-line.ts";

const lineOf = (text: string) => ({ text, html: text });

test("joinLines marks a line that is longer than a sheet, with its end", () => {
  const long = "x".repeat(105);
  expect(joinLines([lineOf("a"), lineOf(long), lineOf("b")])).toBe(`a\n<span class="long">${long}\n</span>b`);
});

test("joinLines measures what is read, not its HTML", () => {
  expect(joinLines([{ text: "a", html: `<b title="${"x".repeat(200)}">a</b>` }])).not.toContain("long");
});
