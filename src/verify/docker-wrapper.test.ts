import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeDockerWrapper, type DockerWrapper } from "./docker-wrapper.ts";

let folder: string;
let wrapper: DockerWrapper;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wrapper-"));
  await writeFile(join(folder, "client"), '#!/bin/sh\nfor word in "$@"; do echo "<$word>"; done\n', { mode: 0o755 });
  wrapper = await writeDockerWrapper(join(folder, "bin"), join(folder, "client"), ["--network=host"]);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("a build gets the options of this machine, and they are noted once", async () => {
  expect(docker("build", "-t", "a name", ".")).toBe("<build> <--network=host> <-t> <a name> <.>");
  expect(docker("buildx", "build", ".")).toBe("<buildx> <build> <--network=host> <.>");
  expect(await wrapper.takeAdded()).toEqual(["--network=host"]);
  expect(await wrapper.takeAdded()).toEqual([]);
});

test("any other command is passed on as it is", async () => {
  expect(docker("run", "build", "it's")).toBe("<run> <build> <it's>");
  expect(docker("image", "ls")).toBe("<image> <ls>");
  expect(await wrapper.takeAdded()).toEqual([]);
});

test("without options nothing is added to a build", async () => {
  wrapper = await writeDockerWrapper(join(folder, "bin"), join(folder, "client"), []);
  expect(docker("build", ".")).toBe("<build> <.>");
});

function docker(...args: string[]): string {
  return execFileSync(join(wrapper.folder, "docker"), args, { encoding: "utf8" }).trim().replaceAll("\n", " ");
}
