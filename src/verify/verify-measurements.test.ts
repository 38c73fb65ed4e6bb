import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentFolders } from "../schemas/evidence-folder.ts";
import { listUnmeasured, readMeasured } from "../schemas/measurement-evidence-folder.ts";
import { recordedMeasurementSchema, type RecordedMeasurement } from "../schemas/measurement-evidence.ts";
import { readMeasurements, type MeasurementFile } from "../schemas/measurement-folder.ts";
import type { Base } from "../schemas/evidence.ts";
import type { Bench } from "./bench.ts";
import type { Engine } from "./engine.ts";
import { proofCache } from "./proof-cache.ts";
import { startReport } from "./report.ts";
import { runCommand, type CommandResult } from "./run-command.ts";
import { unshared } from "./sharing.ts";
import { chooseRecord, verifyMeasurements } from "./verify-measurements.ts";

const EXAMPLE = `title: A small service
summary: Something to read in a test.
date: 2026-01-05
port: 8000
user: app
tests: { image: "python:3.13-slim", run: python -m unittest }
probes: [{ name: it is up, path: /health, status: 200 }]
steps:
  01-service: { title: Add the service, summary: It answers. }
  02-image: { title: Make an image, summary: It runs elsewhere. }
`;
const SIZES = `title: What two folders hold
unit: bytes
conditions: The files of the example, counted by wc.
claims: [before * 2 < after]
cases:
  before:
    label: As it was
    example: small
    at: 01-service
    measure: cat *.py | wc -c
    pattern: (?<value>\\d+)
  after:
    label: Grown
    example: small
    at: 01-service
    setup: ["printf '# a comment' >> main.py"]
    before: ["printf '# {n}' >> main.py"]
    measure: cat *.py | wc -c
    pattern: (?<value>\\d+)
    after: ["test {n} -gt 0"]
`;

let root: string;
let printed: string[];
let bench: Bench;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "measure-"));
  await write("examples/small/example.yaml", EXAMPLE);
  await write("examples/small/01-service/main.py", "print(1)\n");
  await write("examples/small/02-image/Dockerfile", "FROM python:3.13-slim\n");
  await write("content/measurements/sizes.yaml", SIZES);
  printed = [];
  bench = makeBench();
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test("verifyMeasurements(…) records every value with median and spread, and what it was measured with", async () => {
  await verifyMeasurements(bench, await files(), { check: false });
  const recorded = await readMeasured(bench.folders, await onlyFile());
  expect(recorded.cases).toEqual({
    before: { median: 9, smallest: 9, largest: 9, values: [9, 9, 9, 9, 9] },
    after: { median: 29, smallest: 23, largest: 35, values: [23, 26, 29, 32, 35] },
  });
  expect(recorded.engine.version).toBe("26.1.5");
  expect(Object.keys(recorded.steps)).toEqual(["small@01-service"]);
  expect(bench.report.count()).toMatchObject({ passed: 3, failed: 0 });
});

test("verifyMeasurements(…) records nothing when a claim does not hold", async () => {
  await write("content/measurements/sizes.yaml", SIZES.replace("before * 2 < after", "before * 9 < after"));
  await verifyMeasurements(bench, await files(), { check: false });
  expect(bench.report.count().failed).toBe(1);
  expect(printed.join("\n")).toContain("It is not so: before 9 (9 to 9), after 29 (23 to 35), in bytes.");
  await expect(readMeasured(bench.folders, await onlyFile())).rejects.toThrow("was not measured yet");
});

test("verifyMeasurements(…) says which command failed, what it printed and how to run it by hand", async () => {
  await write("content/measurements/sizes.yaml", SIZES.replace("test {n} -gt 0", "echo no; test {n} -lt 3"));
  await verifyMeasurements(bench, await files(), { check: false });
  const said = printed.join("\n");
  expect(said).toContain("echo no; test 3 -lt 3: expected exit code 0, got 1");
  expect(said).toContain("It printed:\n          no");
  expect(said).toContain("By hand: npm run verify -- --copy small@01-service /tmp/small");
});

test("a check holds while the claims do, whatever the values are", async () => {
  await verifyMeasurements(bench, await files(), { check: false });
  const path = join(root, "content/evidence/measurements/sizes.json");
  const recorded = await readFile(path, "utf8");
  await verifyMeasurements(makeBench({ source: "another verifier" }), await files(), { check: true });
  expect(await readFile(path, "utf8")).toBe(recorded);
  expect(printed.filter((line) => line.includes("✗"))).toEqual([]);
});

test("a check says what to run when nothing was recorded, or a file or a step has changed since", async () => {
  await verifyMeasurements(bench, await files(), { check: true });
  expect(printed.join("\n")).toContain('It was not measured yet. Run "npm run verify -- measurements"');
  await verifyMeasurements({ ...bench, sharing: unshared() }, await files(), { check: false });
  expect(await listUnmeasured(bench.folders)).toEqual([]);
  await write("examples/small/02-image/Dockerfile", "FROM python:3.13-slim\nUSER app\n");
  await expect(readMeasured(bench.folders, await onlyFile())).resolves.toBeDefined();
  await write("examples/small/01-service/main.py", "print(2)\n");
  await expect(readMeasured(bench.folders, await onlyFile())).rejects.toThrow("small@01-service has changed");
  expect(await listUnmeasured(bench.folders)).toEqual(["sizes"]);
});

test("a measurement that prunes is left out where the engine was found", async () => {
  await write("content/measurements/sizes.yaml", `destructive: true\n${SIZES}`);
  await verifyMeasurements(bench, await files(), { check: false });
  expect(bench.report.count()).toMatchObject({ passed: 0, failed: 0 });
  expect(printed.join("\n")).toContain("measurement sizes: left out");
});

test("chooseRecord(…) keeps a record while nothing that it rests on has changed, and prefers the registry's images", async () => {
  await verifyMeasurements(bench, await files(), { check: false });
  const recorded = await readMeasured(bench.folders, await onlyFile());
  const change = (part: Partial<RecordedMeasurement>): RecordedMeasurement =>
    recordedMeasurementSchema.parse({ ...recorded, verified: "2026-02-01", ...part });
  const base = { tag: "python:3.13-slim", id: "sha256:1", bytes: 1 };
  const registry = change({ bases: [{ ...base, kind: "registry" }] });
  const standIn = change({ bases: [{ ...base, kind: "stand-in" }] });
  expect(chooseRecord(recorded, change({}))).toBe(recorded);
  expect(chooseRecord(recorded, change({ hash: "f".repeat(64) })).verified).toBe("2026-02-01");
  expect(chooseRecord(standIn, registry)).toBe(registry);
  expect(chooseRecord(registry, standIn)).toBe(registry);
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function files(): Promise<MeasurementFile[]> {
  return await readMeasurements(join(root, "content/measurements"));
}

async function onlyFile(): Promise<MeasurementFile> {
  const [file] = await files();
  if (file === undefined) throw new Error("There is no measurement.");
  return file;
}

async function nothing(): Promise<CommandResult> {
  return { exit: 0, stdout: "", stderr: "", seconds: 0 };
}

async function base(tag: string): Promise<Base> {
  return { tag, kind: "stand-in", id: "sha256:1", bytes: 1 };
}

/** A bench whose engine holds nothing: the commands of these measurements need none. */
function makeBench(change: Partial<Bench> = {}): Bench {
  const engine: Engine = {
    own: false,
    label: "verification=v",
    client: "docker",
    // Of nobody's home, so that no settings of a shell are read.
    environment: { PATH: process.env["PATH"] ?? "", HOME: root },
    docker: nothing,
    tidy: nothing,
    shell: nothing,
    stop: async () => undefined,
  };
  return {
    engine,
    journal: undefined,
    run: runCommand,
    report: startReport(
      (line) => printed.push(line),
      () => 0,
    ),
    signal: new AbortController().signal,
    folders: contentFolders(root),
    cache: join(root, "cache"),
    work: join(root, "work"),
    describeBase: base,
    prepareBase: base,
    buildCache: { empty: async () => undefined, giveBack: async () => undefined, coldOptions: [], foreign: [] },
    proofs: proofCache(join(root, "cache")),
    fresh: false,
    verification: "one",
    sharing: unshared(),
    source: "this verifier",
    versions: { version: "26.1.5", buildx: "0.13.1", compose: "2.26.1", system: "Debian", architecture: "x86_64" },
    today: () => "2026-01-05",
    ...change,
  };
}
