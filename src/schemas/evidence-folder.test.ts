import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashExample, hashSessionFile } from "./content-hash.ts";
import { contentFolders, readEvidence, type ContentFolders } from "./evidence-folder.ts";

const META = `title: A small service
summary: Something to read in a test.
date: 2026-01-05
port: 8000
user: app
tests: { image: "python:3.13-slim", run: python -m unittest }
probes: [{ name: it is up, path: /health, status: 200 }]
steps:
  01-service: { title: Add the service, summary: It answers. }
`;
const SESSION = "title: It says hello\nexample: small\nat: 01-service\nsteps:\n  - run: echo hello\n";

let root: string;
let folders: ContentFolders;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "evidence-"));
  folders = contentFolders(root);
  await write("examples/small/example.yaml", META);
  await write("examples/small/01-service/main.py", "print(1)\n");
  await write("content/sessions/hello.yaml", SESSION);
  await write("content/evidence/small.json", JSON.stringify(await evidence()));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test("readEvidence(…) gives evidence whose example and sessions have not changed", async () => {
  expect((await readEvidence(folders, "small")).engine.version).toBe("26.1.5");
});

test("readEvidence(…) says what to run when there is no evidence", async () => {
  await rm(join(root, "content/evidence/small.json"));
  await expect(readEvidence(folders, "small")).rejects.toThrow('Run "npm run verify -- small"');
});

test("readEvidence(…) refuses evidence that is older than a file of the example", async () => {
  await write("examples/small/01-service/main.py", "print(2)\n");
  await expect(readEvidence(folders, "small")).rejects.toThrow(
    /examples\/small has changed since it was verified\. Run/,
  );
});

test("readEvidence(…) refuses evidence that is older than a session, and names the session", async () => {
  await write("content/sessions/hello.yaml", SESSION.replace("echo hello", "echo goodbye"));
  await expect(readEvidence(folders, "small")).rejects.toThrow(/hello\.yaml has changed/);
});

test("hashExample(…) counts line ends of Windows as those of everybody else, and no left-overs of tools", async () => {
  const before = await hashExample(join(root, "examples/small"));
  await write("examples/small/01-service/main.py", "print(1)\r\n");
  await write("examples/small/01-service/__pycache__/main.pyc", "left behind");
  expect(await hashExample(join(root, "examples/small"))).toBe(before);
});

test("hashExample(…) notices that a file has another name", async () => {
  const before = await hashExample(join(root, "examples/small"));
  await rm(join(root, "examples/small/01-service/main.py"));
  await write("examples/small/01-service/other.py", "print(1)\n");
  expect(await hashExample(join(root, "examples/small"))).not.toBe(before);
});

async function evidence(): Promise<object> {
  return {
    example: "small",
    hash: await hashExample(join(root, "examples/small")),
    verified: "2026-01-05",
    engine: { version: "26.1.5", buildx: "0.13.1", compose: "2.26.1", system: "Debian", architecture: "x86_64" },
    bases: [],
    tests: {},
    images: {},
    sessions: {
      hello: {
        hash: await hashSessionFile(join(root, "content/sessions/hello.yaml")),
        at: "01-service",
        verified: "2026-01-05",
        cache: "kept",
        steps: [{ run: "echo hello", exit: 0, stdout: "hello\n", stderr: "", seconds: 0 }],
      },
    },
  };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
