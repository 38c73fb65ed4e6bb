import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ContextFilter } from "../../core/context/context-filter.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import { patternFor } from "./pattern-for.ts";

test("patternFor(…) writes ordinary paths as they are", () => {
  expect(patternFor("data/raw files/a-1.csv")).toBe("data/raw files/a-1.csv");
});

test("patternFor(any path) keeps that path out", () => {
  const unit = fc.constantFrom(...Array.from("ab.*?[]\\{}|^$()+-!# \t\n\r\u00A0\uFEFFé🙂"));
  const name = fc.string({ unit, minLength: 1, maxLength: 8 }).filter((text) => text !== "." && text !== "..");
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (names) => {
      const path = names.join("/");
      const filter = new ContextFilter(parseIgnorefile(patternFor(path)));
      filter.add({ path });
      expect(filter.result.entries.at(-1)).toMatchObject({ path, isIgnored: true });
    }),
    { numRuns: 2000 },
  );
});
