import { expect, test } from "vitest";
import { postAddresses } from "./openapi.ts";

test("postAddresses(…) lists what takes a POST and says whether it wants a body", () => {
  const document = {
    openapi: "3.1.0",
    paths: {
      "/health": { get: {} },
      "/simulate": { post: { requestBody: { required: true } } },
      "/runs/{id}/again": { get: {}, post: { responses: {} } },
    },
  };
  expect(postAddresses(document)).toEqual([
    { path: "/simulate", wantsBody: true },
    { path: "/runs/x/again", wantsBody: false },
  ]);
});

test("postAddresses(…) finds nothing in what is no OpenAPI document", () => {
  expect(postAddresses("text")).toEqual([]);
  expect(postAddresses({ paths: [] })).toEqual([]);
});
