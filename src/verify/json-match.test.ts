import { expect, test } from "vitest";
import { findMismatch } from "./json-match.ts";

test("findMismatch(…) lets an answer hold more than was expected", () => {
  expect(findMismatch({ status: "ok" }, { status: "ok", version: "1.0" })).toBeUndefined();
});

test("findMismatch(…) names the place of a value that differs", () => {
  expect(findMismatch({ detail: [{ loc: ["body", "beta"] }] }, { detail: [{ loc: ["body", "gamma"] }] })).toBe(
    '$.detail[0].loc[1] is "gamma", expected "beta"',
  );
});

test("findMismatch(…) wants lists of the same length and keys that are there", () => {
  expect(findMismatch([1], [1, 2])).toBe("$ is [1,2], expected [1]");
  expect(findMismatch({ peak: 1 }, {})).toBe("$.peak is absent, expected 1");
});
