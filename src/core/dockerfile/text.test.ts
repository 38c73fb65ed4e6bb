import { describe, expect, test } from "vitest";
import { lower, quote, trimSpace, upper } from "./text.ts";

describe("Go's ways with text", () => {
  test("trimSpace(…) keeps a byte order mark, and takes U+0085", () => {
    expect(trimSpace("\u0085\u00a0 \ufeffa\u3000\n")).toBe("\ufeffa");
  });

  test("lower(…) and upper(…) change letter by letter", () => {
    expect([lower("İÄ"), upper("straße")]).toEqual(["iä", "STRAßE"]);
  });

  test.each([
    ['a"\\', String.raw`"a\"\\"`],
    ["\0\x07\n\x7f", String.raw`"\x00\a\n\x7f"`],
    ["é\u00a0😀\u{e0001}", String.raw`"é\u00a0😀\U000e0001"`],
  ])("quote(%j) is %s", (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });
});
