import { expect, test } from "vitest";
import type { Evidence } from "../schemas/evidence.ts";
import { listEvidence, listSteps } from "./list.ts";

const HASH = "0".repeat(64);
const build = { seconds: 1, steps: [] };
const probe = { name: "It answers", request: "GET /", status: 200, body: "{}" };
const image = { bytes: 1, user: "app", command: [], layers: [] };

const evidence: Evidence = {
  example: "sir-api",
  hash: HASH,
  verified: "2026-11-20",
  engine: { version: "26.1.5", buildx: "0.13.1", compose: "2.26.1", system: "Debian", architecture: "x86_64" },
  bases: [
    { tag: "python:3.13-slim", kind: "stand-in", id: "sha256:1", bytes: 1 },
    { tag: "postgres:17", kind: "registry", id: "sha256:2", bytes: 1 },
  ],
  tests: { "01-service": 1, "02-image": 139 },
  images: {
    "02-image": { image, cold: build, rebuilds: {}, probes: [probe, probe], answers: {} },
    "03-order": { image, cold: build, rebuilds: {}, probes: [], answers: {} },
  },
  sessions: { first: { hash: HASH, at: "02-image", cache: "kept" as const, verified: "2026-11-21", steps: [] } },
};
const example = { name: "sir-api", steps: ["01-service", "02-image", "03-order"], evidence, stale: undefined };

test("every step has a line with its last proof, bases, engine and what was proved", () => {
  expect(listEvidence([example])).toBe(
    [
      "example  step        last proof  base                                      engine  result",
      "sir-api  01-service  2026-11-20  python:3.13-slim (stand-in), postgres:17  26.1.5  1 test",
      "sir-api  02-image    2026-11-21  python:3.13-slim (stand-in), postgres:17  26.1.5  139 tests, 2 probes, 1 session",
      "sir-api  03-order    2026-11-20  python:3.13-slim (stand-in), postgres:17  26.1.5  built",
    ].join("\n"),
  );
});

test("what is newer than its evidence is marked on every step, and said below the table", () => {
  const stale = "examples/sir-api has changed since it was verified.";
  const lines = listEvidence([{ ...example, stale }]).split("\n");
  expect(lines[1]).toContain("changed since 2026-11-20");
  expect(lines.slice(-2)).toEqual(["", stale]);
});

test("an example or a step without evidence was never proved", () => {
  const lines = listEvidence([
    { ...example, steps: ["04-new"] },
    { name: "ml-api", steps: ["01-service"], evidence: undefined, stale: undefined },
  ]).split("\n");
  expect(lines).toEqual([
    "example  step        last proof  base  engine  result",
    "sir-api  04-new      never       –     –       –",
    "ml-api   01-service  never       –     –       –",
  ]);
});

test("the steps come as data too, without what was not proved", () => {
  expect(listSteps([{ ...example, steps: ["04-new"] }])).toEqual([
    { example: "sir-api", step: "04-new", proved: "never", base: undefined, engine: undefined, result: undefined },
  ]);
});

test("without examples there are the heads alone", () => {
  expect(listEvidence([])).toBe("example  step  last proof  base  engine  result");
});
