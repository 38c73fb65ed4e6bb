import { expect, test } from "vitest";
import { setApart } from "./svg.ts";

test("names and what refers to them get the same prefix, and nothing else changes", () => {
  const svg = '<symbol id="glyph0-1"/><use xlink:href="#glyph0-1" x="1"/><g clip-path="url(#clip1)" width="2"/>';
  expect(setApart(svg, "r1-")).toBe(
    '<symbol id="r1-glyph0-1"/><use xlink:href="#r1-glyph0-1" x="1"/><g clip-path="url(#r1-clip1)" width="2"/>',
  );
});
