import { expect, test } from "vitest";
import { readLink, writeLink } from "./link.ts";

test.each([
  {},
  { path: "/health", method: "GET" },
  { body: '{"beta": "1 & 2 #3 + é"}\n', curl: "curl -d '{}' localhost:8000/simulate" },
])("readLink(…) gives back what writeLink(…) wrote: %j", (request) => {
  expect(readLink(writeLink(request))).toEqual(request);
});

test("an address that is none of this lab's holds nothing", () => {
  expect(readLink("")).toEqual({});
  expect(readLink("#_top")).toEqual({});
  expect(readLink("#service=2&path=/health")).toEqual({});
});
