import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listExamples, readExample, stepFiles } from "./example-folder.ts";

const META = `title: A small service
summary: Something to read in a test.
date: 2026-01-05
port: 8000
user: app
tests: { image: "python:3.13-slim", run: python -m unittest }
probes: [{ name: it is up, path: /health, status: 200 }]
steps:
  01-service: { title: Add the service, summary: It answers. }
  02-image: { title: Add an image, summary: It builds., removes: [notes.txt] }
`;

let examples: string;

beforeEach(async () => {
  examples = await mkdtemp(join(tmpdir(), "examples-"));
  await write("small/example.yaml", META);
  await write("small/01-service/app/main.py", "print(1)\n");
  await write("small/01-service/notes.txt", "notes\n");
  await write("small/01-service/app/__pycache__/main.pyc", "left behind");
  await write("small/02-image/Dockerfile", "FROM python\n");
  await write("small/02-image/run.sh", "#!/bin/sh\n");
  await chmod(join(examples, "small/02-image/run.sh"), 0o755);
});

afterEach(async () => {
  await rm(examples, { recursive: true });
});

test("an example is read with the files that each step adds, without what tools left behind", async () => {
  const example = await readExample(examples, "small");
  expect(example.meta.port).toBe(8000);
  expect(example.steps.map((step) => [step.name, [...step.files.keys()]])).toEqual([
    ["01-service", ["app/main.py", "notes.txt"]],
    ["02-image", ["Dockerfile", "run.sh"]],
  ]);
});

test("the bit that makes a file executable is kept", async () => {
  const files = stepFiles(await readExample(examples, "small"));
  expect(files.get("run.sh")?.executable).toBe(true);
  expect(files.get("Dockerfile")?.executable).toBe(false);
});

test("the files of a step are complete, and without a step they are those of the last one", async () => {
  const example = await readExample(examples, "small");
  expect([...stepFiles(example).keys()]).toEqual(["Dockerfile", "app/main.py", "run.sh"]);
  expect([...stepFiles(example, "01-service").keys()]).toEqual(["app/main.py", "notes.txt"]);
});

test("a step that does not exist is answered with the example's name and the steps there are", async () => {
  const example = await readExample(examples, "small");
  expect(() => stepFiles(example, "07-none")).toThrow(/examples\/small: .*01-service, 02-image/);
});

test("only folders with an example.yaml are examples", async () => {
  await write("draft/readme.txt", "not yet");
  expect(await listExamples(examples)).toEqual(["small"]);
});

test("a folder that example.yaml does not name is an error that names it", async () => {
  await write("small/03-more/file.txt", "more");
  await expect(readExample(examples, "small")).rejects.toThrow('a folder "03-more" that example.yaml does not name');
});

test("a step without its folder is an error that names it", async () => {
  await rm(join(examples, "small/02-image"), { recursive: true });
  await expect(readExample(examples, "small")).rejects.toThrow('names the step "02-image"');
});

test("a wrong field is an error that names the file and the field", async () => {
  await write("small/example.yaml", META.replace("port: 8000", "port: many"));
  await expect(readExample(examples, "small")).rejects.toThrow(/small\/example\.yaml.*port/s);
});

test("a missing example.yaml is an error that says what an example needs", async () => {
  await expect(readExample(examples, "ghost")).rejects.toThrow("needs an example.yaml");
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(examples, path)), { recursive: true });
  await writeFile(join(examples, path), text);
}
