import { describe, expect, test } from "vitest";
import { cases, disagreement } from "../kinds/patternmatcher-fuzz.ts";
import { hasUpstream, readUpstreamJson } from "./upstream.ts";

describe.runIf(hasUpstream)("patternmatcher's own cases", () => {
  test("new PatternMatcher(…).matches(…) answers them", () => {
    const file = readUpstreamJson("patternmatcher.json");
    expect(cases(file).flatMap((testCase) => disagreement(testCase) ?? [])).toEqual([]);
  });
});
