import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { RecordedRequest } from "../../schemas/recorded-request.ts";
import { differenceFrom, requestOf } from "./service-difference.ts";

const TEXT = '{"detail":"Not Found"}';
const RECORDED: RecordedRequest = {
  name: "a path that is not there",
  method: "GET",
  path: "/nowhere",
  headers: [],
  body: null,
  times: 1,
  status: 404,
  answer: [
    ["content-length", "22"],
    ["content-type", "application/json"],
  ],
  bytes: 22,
  sha256: createHash("sha256").update(TEXT).digest("hex").slice(0, 32),
};
const ANSWER = {
  status: 404,
  headers: [
    ["content-type", "application/json"],
    ["content-length", "22"],
  ] as const,
  body: TEXT,
  bytes: 22,
  seconds: 0.01,
};

describe("differenceFrom", () => {
  test("finds none when status, headers and bytes are the same", async () => {
    expect(await differenceFrom(RECORDED, ANSWER)).toBeUndefined();
  });

  test.each([
    [{ status: 405 }, "status 405, there 404"],
    [
      { headers: [["content-length", "22"]] as const },
      "headers “content-length: 22”, there “content-length: 22, content-type: application/json”",
    ],
    [{ bytes: 23 }, "23 bytes, there 22"],
    [{ body: '{"detail":"not found"}' }, "the same length, another body"],
    [{ body: null }, "the same length, another body"],
  ])("says what %j differs in", async (change, difference) => {
    expect(await differenceFrom(RECORDED, { ...ANSWER, ...change })).toBe(difference);
  });
});

test("requestOf(…) sends a body as often as it was sent, and none where there was none", () => {
  expect(requestOf(RECORDED)).toEqual({ method: "GET", path: "/nowhere", headers: [] });
  expect(requestOf({ ...RECORDED, body: "ab", times: 3 }).body).toBe("ab".repeat(3));
});
