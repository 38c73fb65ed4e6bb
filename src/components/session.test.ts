import { expect, test } from "vitest";
import { buildMessages, readableOutput } from "./session.ts";

test("buildMessages(…) keeps the error and leaves the progress out", () => {
  const stderr = "#1 [internal] load\n#1 DONE 0.0s\n\nDockerfile:9\n----\n  9 | >>> x\n----\nERROR: failed to solve\n";
  expect(buildMessages(stderr)).toBe("Dockerfile:9\n----\n  9 | >>> x\n----\nERROR: failed to solve");
});

test("readableOutput(…) leaves out what a terminal does not show", () => {
  expect(readableOutput("\u001b[2K[api] is up\n\u001b[32mINFO\u001b[0m: well\n")).toBe("[api] is up\nINFO: well");
});
