import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findWorkflows, lintWorkflow } from "./workflows.mjs";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "workflows-"));
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<string> {
  await mkdir(join(root, dirname(path)), { recursive: true });
  await writeFile(join(root, path), text);
  return path;
}

const job = (rest: string): string => `on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n${rest}`;

test("the workflows of the repository and of each step of the examples are found", async () => {
  await write("examples/b/02-image/.github/workflows/check.yaml", "");
  await write("examples/a/01-service/.github/workflows/check.yml", "");
  await write("examples/a/01-service/.github/dependabot.yml", "");
  await write(".github/workflows/site.yml", "");
  expect(findWorkflows(root)).toEqual([
    ".github/workflows/site.yml",
    "examples/a/01-service/.github/workflows/check.yml",
    "examples/b/02-image/.github/workflows/check.yaml",
  ]);
});

test("a workflow without a mistake gives nothing", async () => {
  const path = await write("good.yml", job("    steps:\n      - uses: actions/checkout@v7\n      - run: npm test\n"));
  expect(await lintWorkflow(root, path)).toEqual([]);
});

test.each([
  [
    "a job that there is not",
    "    needs: build\n    steps:\n      - run: npm test\n",
    /:3:3 .*needs job "build".*\[job-needs\]/,
  ],
  [
    "a key with a slip",
    "    timeout-minuets: 5\n    steps:\n      - run: npm test\n",
    /:5:5 unexpected key "timeout-minuets"/,
  ],
  ["an unknown output", '    steps:\n      - run: "echo ${{ steps.made.outputs.x }}"\n', /"made" is not defined/],
  [
    "a title of a stranger in a script",
    '    steps:\n      - run: "echo ${{ github.head_ref }}"\n',
    /potentially untrusted/,
  ],
  ["what is no YAML", "    steps: [\n", /\[syntax-check\]/],
])("%s is a mistake, with its file and line", async (_, rest, message) => {
  const path = await write("bad.yml", job(rest));
  const mistakes = await lintWorkflow(root, path);
  expect(mistakes).toEqual([expect.stringMatching(message)]);
  expect(mistakes[0]).toMatch(/^bad\.yml:\d+:\d+ /);
});
