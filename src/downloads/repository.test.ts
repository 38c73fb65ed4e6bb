import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepFiles } from "../schemas/example-folder.ts";
import { makeRepository } from "./repository.ts";
import { sampleExample } from "./sample-example.ts";

const run = promisify(execFile);
const repository = makeRepository(sampleExample, "https://course.example");
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "repository-"));
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.replace("/sample.git/", "");
    const bytes = repository.files.get(path);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await git("clone", "--quiet", `http://127.0.0.1:${port}/sample.git`, "clone");
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test("stock git clones it from a static host and finds nothing wrong with it", async () => {
  const checked = await inClone("fsck", "--strict", "--full");
  expect(checked.stdout + checked.stderr).not.toMatch(/error|warning|missing|dangling/);
});

test("each step is a commit with its title, tagged by its name, and main is the last", async () => {
  expect((await inClone("log", "--format=%s|%an|%cI|%D")).stdout.trim().split("\n")).toEqual([
    "Install before copying|Runs Anywhere|2026-01-05T12:00:02+00:00|HEAD -> main, tag: 03-order, origin/main, origin/HEAD",
    "Add an image|Runs Anywhere|2026-01-05T12:00:01+00:00|tag: 02-image",
    "Add the service|Runs Anywhere|2026-01-05T12:00:00+00:00|tag: 01-service",
  ]);
  expect((await inClone("rev-parse", "01-service", "02-image", "03-order")).stdout.trim().split("\n")).toEqual(
    repository.commits.map((made) => made.id),
  );
});

test("each tag holds exactly the files of its step", async () => {
  for (const { name } of sampleExample.steps) {
    const listed = (await inClone("ls-tree", "-r", "--name-only", name)).stdout.trim().split("\n");
    expect(listed.toSorted()).toEqual([...stepFiles(sampleExample, name).keys()]);
  }
});

test("bytes, the mode of a script and the site's address arrive", async () => {
  const clone = join(folder, "clone");
  const noise = stepFiles(sampleExample).get("app-data/noise.bin");
  expect(new Uint8Array(await readFile(join(clone, "app-data/noise.bin")))).toEqual(noise?.bytes);
  expect((await stat(join(clone, "run.sh"))).mode & 0o777).toBe(0o755);
  expect((await stat(join(clone, "Dockerfile"))).mode & 0o100).toBe(0);
  expect(await readFile(join(clone, "README.md"), "utf8")).toBe(
    "git clone https://course.example/examples/sample.git\n",
  );
});

test("the folder itself is a repository that git clones from a disk", async () => {
  for (const [path, bytes] of repository.files) {
    const file = join(folder, "sample.git", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  await git("clone", "--quiet", "--branch", "02-image", "sample.git", "from-disk");
  expect(await readFile(join(folder, "from-disk", "Dockerfile"), "utf8")).toBe("FROM python\nCOPY . .\n");
  expect((await git("-C", "sample.git", "verify-pack", "objects/pack/" + packName())).stderr).toBe("");
});

test("the same example and address give the same ids and bytes, another address other ones", () => {
  expect(makeRepository(sampleExample, "https://course.example")).toEqual(repository);
  const moved = makeRepository(sampleExample, "https://other.example");
  expect(moved.commits.at(-1)?.id).not.toBe(repository.commits.at(-1)?.id);
});

function packName(): string {
  return (
    [...repository.files.keys()]
      .find((path) => path.endsWith(".pack"))
      ?.split("/")
      .at(-1) ?? ""
  );
}

async function inClone(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return await git("-C", "clone", ...args);
}

async function git(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    NO_PROXY: "127.0.0.1",
    no_proxy: "127.0.0.1",
  };
  return await run("git", args, { cwd: folder, env });
}
