import { expect, test } from "vitest";
import { parseRecords } from "./build-cache.ts";
import { areNamed, isKept, parsePulled } from "./leftovers.ts";

test("on an engine that was found, only what a session names is its own", () => {
  const commands = ["docker build -t sir-api:1.0 .", "docker run -d --name quiet sir-api:1.0"];
  expect(areNamed(["quiet", "sir-api:1.0"], commands)).toBe(true);
  expect(areNamed(["nervous_bell", "sir-api:1.0"], commands)).toBe(true);
  expect(areNamed(["database", "postgres:17"], commands)).toBe(false);
  expect(areNamed(["sir"], commands)).toBe(false);
});

test("of what a killed verification left, base images stay and the containers that were started from them do not", () => {
  const kept = new Set(["busybox:1.37", "bridge"]);
  expect(isKept({ kind: "image", id: "busybox:1.37@sha256:1", names: ["busybox:1.37", "busybox"] }, kept)).toBe(true);
  expect(isKept({ kind: "network", id: "1", names: ["bridge"] }, kept)).toBe(true);
  expect(isKept({ kind: "image", id: "tiny:1@sha256:2", names: ["tiny:1", "tiny"] }, kept)).toBe(false);
  expect(isKept({ kind: "container", id: "3", names: ["tests", "busybox:1.37"] }, kept)).toBe(false);
});

test("parsePulled(…) takes what a registry gave, without what a session's own registry did", () => {
  const table = `<none>\tbusybox:1.37
sha256:0a1b\tpython:3.13-slim
sha256:2c3d\tlocalhost:5000/two-services:1.0
sha256:4e5f\t127.0.0.1:32768/base:1.0
`;
  expect(parsePulled(table)).toEqual(["python:3.13-slim"]);
});

test("parseRecords(…) takes the ids of build records, also of those that can change", () => {
  const table = `ID\t\t\t\t\tRECLAIMABLE\tSIZE\tLAST ACCESSED
a1b2c3d4e5f6g7h8i9j0k1l2m*              \ttrue \t\t8.192kB\t5 minutes ago
z9y8x7w6v5u4t3s2r1q0p9o8n               \ttrue \t\t0B\t5 minutes ago
Reclaimable:\t8.192kB
`;
  expect(parseRecords(table)).toEqual(["a1b2c3d4e5f6g7h8i9j0k1l2m", "z9y8x7w6v5u4t3s2r1q0p9o8n"]);
});
