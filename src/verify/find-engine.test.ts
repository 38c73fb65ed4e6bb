import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { canHaveOwnEngine, findEngine } from "./find-engine.ts";
import type { Run } from "./run-command.ts";

const ENGINE: Run = async ([, verb]) => answered(0, verb === "context" ? "unix:///home/me/docker.sock\n" : "");
const NONE: Run = async () => answered(1, "");

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "find-"));
  await writeFile(join(folder, "docker"), "#!/bin/sh\n", { mode: 0o755 });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("without root the engine that answers is used, at the address of its context", async () => {
  expect(await findEngine(machine(ENGINE))).toMatchObject({
    own: false,
    client: join(folder, "docker"),
    host: "unix:///home/me/docker.sock",
  });
});

test("DOCKER_HOST comes before the context", async () => {
  expect(await findEngine(machine(ENGINE, { DOCKER_HOST: "tcp://10.0.0.1:2375" }))).toHaveProperty(
    "host",
    "tcp://10.0.0.1:2375",
  );
});

test("root on Linux with the programs for one has an engine of its own, unless the found one is asked for", async () => {
  for (const program of ["dockerd", "unshare", "ip", "slirp4netns"])
    await writeFile(join(folder, program), "#!/bin/sh\n", { mode: 0o755 });
  expect(await canHaveOwnEngine({ ...machine(ENGINE), user: 0 })).toBe(true);
  expect(await canHaveOwnEngine({ ...machine(ENGINE, { RUNS_ANYWHERE_ENGINE: "found" }), user: 0 })).toBe(false);
  expect(await canHaveOwnEngine(machine(ENGINE))).toBe(false);
});

test("no engine is an error that says what to install", async () => {
  await expect(findEngine(machine(NONE))).rejects.toThrow(/No Docker Engine answers.*Install one/);
  await expect(findEngine({ ...machine(NONE), platform: "darwin" })).rejects.toThrow(
    "Docker Desktop, Colima or Rancher Desktop",
  );
});

function machine(run: Run, variables: Record<string, string> = {}): Parameters<typeof findEngine>[0] {
  const { signal } = new AbortController();
  return {
    variables: { PATH: folder, ...variables },
    platform: "linux",
    user: 1000,
    run,
    signal,
    say: () => undefined,
    ownData: undefined,
    work: folder,
    onLost: () => undefined,
  };
}

function answered(exit: number, stdout: string): Awaited<ReturnType<Run>> {
  return { exit, stdout, stderr: "", seconds: 0 };
}
