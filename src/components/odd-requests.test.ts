import { expect, test } from "vitest";
import { describeOddRequests } from "./odd-requests.ts";

test("describeOddRequests(…) says how many were asked and how they were made", () => {
  expect(describeOddRequests({ seed: 7, cases: 1234, version: "4.32.5", byHand: 80 })).toBe(
    "1,314 odd requests, 1,234 made from its own OpenAPI document with schemathesis 4.32.5, seed 7, and 80 of our own list: never a server error.",
  );
  expect(describeOddRequests({ seed: 3, cases: 20, version: "4.32.5", byHand: 0 })).toBe(
    "20 odd requests, 20 made from its own OpenAPI document with schemathesis 4.32.5, seed 3: never a server error.",
  );
});
