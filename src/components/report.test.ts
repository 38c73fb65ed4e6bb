import { expect, test } from "vitest";
import type { Evidence } from "../schemas/evidence.ts";
import { sessionSchema } from "../schemas/session.ts";
import type { SessionFile } from "../schemas/session-folder.ts";
import { listProofs, reportBases, reportEngines, reportSessions, reportSteps, shownSessions } from "./report.ts";

const HASH = "0".repeat(64);
const engine = { version: "26.1.5", buildx: "0.13.1", compose: "2.26.1", system: "Debian", architecture: "x86_64" };
const slim = { tag: "python:3.13-slim", kind: "stand-in", id: "sha256:1", bytes: 100 } as const;
const ran = { run: "docker ps", exit: 0, stdout: "", stderr: "", seconds: 1 };
const recorded = { hash: HASH, cache: "kept", verified: "2026-11-21" } as const;
const layers = [
  { instruction: "FROM python:3.13-slim", bytes: 100, empty: false },
  { instruction: "COPY . .", bytes: 20, empty: false },
  { instruction: "RUN pip install", bytes: 30, empty: false },
];

const measured = { engine, bases: [slim] };

const evidence: Evidence = {
  example: "sir-api",
  hash: HASH,
  verified: "2026-11-21",
  engine,
  bases: [slim],
  tests: { "01-service": 139, "02-image": 144 },
  images: {
    "02-image": {
      image: { bytes: 150, user: "app", command: [], layers },
      healthySeconds: 1.4,
      rebuilds: {},
      answers: {},
      probes: [{ name: "It answers", request: "GET /", status: 200, body: "" }],
    },
  },
  sessions: {
    late: { ...recorded, at: "02-image", steps: [ran, { edit: { file: "a", diff: "" } }, ran] },
    early: { ...recorded, at: "01-service", steps: [ran] },
  },
};

function file(name: string, steps: object[], example = "sir-api"): SessionFile {
  const session = sessionSchema.parse({ title: `Session ${name}`, example, at: "01-service", steps });
  return { name, path: "", hash: HASH, session };
}

test("each step has its tests, and its image what it adds to its base", () => {
  expect(reportSteps(evidence)).toEqual([
    { step: "01-service", tests: 139, image: undefined },
    { step: "02-image", tests: 144, image: { probes: 1, user: "app", healthySeconds: 1.4, adds: 50 } },
  ]);
});

test("sessions come in the order of their steps, and failures that had to be are counted", () => {
  const files = [
    file("late", [{ run: "docker ps", exit: 1 }, { run: "docker ps" }]),
    file("early", [{ run: "docker ps" }]),
    file("other", [{ run: "docker ps" }], "ml-api"),
  ];
  expect(reportSessions(evidence, files)).toEqual([
    { name: "early", title: "Session early", step: "01-service", verified: "2026-11-21", commands: 1, failures: 0 },
    { name: "late", title: "Session late", step: "02-image", verified: "2026-11-21", commands: 2, failures: 1 },
  ]);
});

test("a session that was not recorded is an error", () => {
  expect(() => reportSessions(evidence, [file("new", [{ run: "docker ps" }])])).toThrow(
    'no record of the session "new"',
  );
});

test("a base is named once for each content that it had, with the examples on it", () => {
  const other = { ...evidence, example: "ml-api", bases: [slim, { ...slim, id: "sha256:2" }] };
  expect(reportBases(listProofs([evidence, other], [measured, measured]))).toEqual([
    { thing: slim, proofs: ["sir-api", "ml-api", "measurements"] },
    { thing: { ...slim, id: "sha256:2" }, proofs: ["ml-api"] },
  ]);
});

test("engines that differ in anything are named apart", () => {
  const newer = { ...evidence, example: "ml-api", engine: { ...engine, compose: "2.40.0" } };
  expect(reportEngines(listProofs([evidence, newer], [measured])).map(({ proofs }) => proofs)).toEqual([
    ["sir-api", "measurements"],
    ["ml-api"],
  ]);
});

test("the sessions that a lesson shows are read from its text", () => {
  expect(shownSessions('Text\n<Session name="a" />\n\n<Session\n  name="b"\n/> <Measured name="c" />')).toEqual([
    "a",
    "b",
  ]);
});
