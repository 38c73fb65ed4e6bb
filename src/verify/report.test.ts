import { beforeEach, expect, test } from "vitest";
import { ProofFailure } from "./proof.ts";
import { startReport, type Report } from "./report.ts";

let lines: string[];
let report: Report;

beforeEach(() => {
  lines = [];
  let clock = 0;
  report = startReport(
    (line) => lines.push(line),
    () => (clock += 500),
  );
});

test("a proof that holds is printed with its time and counted", async () => {
  expect(await report.prove("sir-api: build", async () => 42)).toBe(42);
  expect(lines).toEqual(["[   1.5 s] ✓ sir-api: build  (0.5 s)"]);
  expect(report.count()).toMatchObject({ passed: 1, failed: 0 });
});

test("a proof that fails is printed with its reason and gives undefined", async () => {
  const result = await report.prove("sir-api: build", () => Promise.reject(new ProofFailure("no\nBy hand: x")));
  expect(result).toBeUndefined();
  expect(lines[0]).toContain("✗ sir-api: build\n    no\n    By hand: x");
  expect(report.count()).toMatchObject({ passed: 0, failed: 1 });
});

test("an error that is no failed proof passes through", async () => {
  await expect(report.prove("sir-api: build", () => Promise.reject(new Error("engine gone")))).rejects.toThrow(
    "engine gone",
  );
});

test("a proof that fails after all is no longer counted as passed, and kept proofs count among those that passed", async () => {
  await report.prove("sir-api one", async () => 1);
  await report.prove("ml-api one", async () => 1);
  report.fail("ml-api one", "it changed");
  report.keep(7);
  expect(report.count()).toEqual({ passed: 8, failed: 1, kept: 7 });
});

test("what beside the proofs took time is named with them, and what is left of the whole", async () => {
  await report.spend("base images", async () => undefined);
  await report.spend("base images", async () => undefined);
  await report.prove("sir-api 04-order: tests", async () => 1);
  await report.prove("sir-api session home 1: curl", async () => 1);
  lines = [];
  report.sayTimes();
  expect(lines[0]).toContain(
    "Where the time went: the rest 2.5 s; sir-api 1.5 s; sir-api (sessions) 1.5 s; base images 1.0 s",
  );
  expect(lines[1]).toContain("The longest proofs: sir-api 04-order: tests 1.5 s");
});
