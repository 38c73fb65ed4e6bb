import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canHaveOwnEngine } from "../verify/find-engine.ts";
import { findProcesses, leftProcesses, makeTrial, readRecords, startVerification, type Trial } from "./trial.ts";

const SLOW = { timeout: 180_000 };
const STEP = "tiny session wait 2";
/** What a verification prints when its engine starts, a container, a build and the session's long command. */
const MOMENTS = [
  "Starting a Docker Engine",
  "tiny session wait: start",
  "tiny 01-image: tests",
  "tiny session wait 1: docker build",
];
const own = await canHaveOwnEngine({ variables: process.env, platform: process.platform, user: process.getuid?.() });

/** Where the verifier cannot have an engine of its own, it must not be disturbed: the engine that it found is somebody's. */
describe.skipIf(!own)("the verifier", () => {
  let trial: Trial;

  beforeAll(async () => {
    trial = await makeTrial(tmpdir());
  });

  afterAll(async () => {
    expect(await leftProcesses(trial)).toEqual([]);
    await trial.remove();
  });

  test("proves a course whose port is taken on the machine", SLOW, async () => {
    const server = createServer().listen(8000, "127.0.0.1");
    const { output } = startVerification(trial);
    expect(await output).toMatch(/verify: \d+ passed, 0 failed\n$/);
    server.close();
    expect(await readRecords(trial)).toContain('"example": "tiny"');
  });

  test("that is killed leaves no process and the last good evidence, and the next one succeeds", SLOW, async () => {
    const before = await readRecords(trial);
    for (const moment of MOMENTS) {
      const verification = startVerification(trial, ["--fresh"]);
      await verification.until(moment);
      verification.process.kill("SIGKILL");
      await verification.output;
      expect(await leftProcesses(trial)).toEqual([]);
      expect(await readRecords(trial)).toBe(before);
    }
    expect(await startVerification(trial, ["--check", "--fresh"]).output).toMatch(/verify: \d+ passed, 0 failed\n$/);
  });

  test("whose engine is killed says in which step, and the next one succeeds", SLOW, async () => {
    const before = await readRecords(trial);
    const verification = startVerification(trial, ["--fresh"]);
    await verification.until(`${STEP.slice(0, -1)}1: docker build`);
    for (const engine of await findProcesses("dockerd", trial.root)) process.kill(engine, "SIGKILL");
    const output = await verification.output;
    expect(output).toContain(STEP);
    expect(output).toContain("The verifier's Docker Engine ended by itself.");
    expect(output).toMatch(/verify: \d+ passed, [1-9]\d* failed\n$/);
    expect(await leftProcesses(trial)).toEqual([]);
    expect(await readRecords(trial)).toBe(before);
    expect(await startVerification(trial, ["--check", "--fresh"]).output).toMatch(/verify: \d+ passed, 0 failed\n$/);
  });

  test("whose worker is killed says what it was proving", SLOW, async () => {
    const before = await readRecords(trial);
    const verification = startVerification(trial, ["--fresh"]);
    await verification.until("tiny 01-image: tests");
    const [worker] = await findProcesses("unshare", trial.root);
    process.kill(worker ?? 0, "SIGKILL");
    const output = await verification.output;
    expect(output).toMatch(/The part of the verifier that proved (?:tiny[^,]*(?:, )?)+ ended with code 137/);
    expect(output).toMatch(/verify: \d+ passed, 1 failed\n$/);
    expect(await leftProcesses(trial)).toEqual([]);
    expect(await readRecords(trial)).toBe(before);
  });

  test("that is stopped with Ctrl-C cleans up and says so", SLOW, async () => {
    const verification = startVerification(trial, ["--fresh"]);
    await verification.until("tiny 01-image: tests");
    verification.process.kill("SIGINT");
    expect(await verification.output).toContain("Stopping: removing containers");
    expect(verification.process.exitCode).toBe(130);
    expect(await leftProcesses(trial)).toEqual([]);
  });

  test("whose disk is full says so, and leaves the last good evidence", SLOW, async () => {
    const before = await readRecords(trial);
    const small = await makeTrial(tmpdir());
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "none", small.cache]);
    try {
      execFileSync("ln", ["-s", join(trial.cache, "bases"), join(small.cache, "bases")]);
      await writeFile(join(small.root, "content/evidence/tiny.json"), before);
      const output = await startVerification(small, ["--fresh"]).output;
      expect(output.toLowerCase()).toContain("no space left on device");
      expect(output).toMatch(/verify: \d+ passed, [1-9]\d* failed\n$/);
      expect(await readRecords(small)).toBe(before);
      expect(await leftProcesses(small)).toEqual([]);
    } finally {
      execFileSync("umount", [small.cache]);
      await small.remove();
    }
  });
});
