import { join } from "node:path";
import { z } from "zod";
import { hashExample, hashStep } from "../schemas/content-hash.ts";
import { stepFiles, type ExampleFolder } from "../schemas/example-folder.ts";
import { imageEvidenceSchema, recordedSessionSchema, type Evidence } from "../schemas/evidence.ts";
import type { SessionFile } from "../schemas/session-folder.ts";
import { baseTags, composeTags } from "./base-tags.ts";
import type { Bench } from "./bench.ts";
import { fuzzSeed } from "./fuzz.ts";
import { proveTests } from "./own-tests.ts";
import { dockerfileOf, proveImage } from "./prove-image.ts";
import { proveSession } from "./prove-session.ts";
import { proveUnit } from "./unit.ts";

/** Proves all of an example: its tests, images and sessions. Gives evidence of what held; the report says what did not. */
export async function proveExample(
  bench: Bench,
  example: ExampleFolder,
  sessions: readonly SessionFile[],
): Promise<Evidence> {
  const bases = await prepareBases(bench, example, sessions);
  return {
    example: example.name,
    hash: await hashExample(join(bench.folders.examples, example.name)),
    verified: bench.today(),
    engine: bench.versions,
    bases,
    tests: await proveAllTests(bench, example, bases),
    images: await proveImages(bench, example, bases),
    sessions: await proveSessions(bench, example, sessions, bases),
  };
}

/** Prepares the images that an example's steps and sessions start from, and the one that its tests run in. */
async function prepareBases(
  bench: Bench,
  example: ExampleFolder,
  sessions: readonly SessionFile[],
): Promise<Evidence["bases"]> {
  const tags = new Set([...exampleBases(example), ...sessions.flatMap(({ session }) => session.images)]);
  return await Promise.all([...tags].toSorted().map(async (tag) => await bench.prepareBase(tag)));
}

/** Names the images that an example starts from in any of its steps, by its Dockerfiles and Compose files, and its tests'. */
export function exampleBases(example: ExampleFolder): string[] {
  const tags = example.steps.flatMap(({ name }) =>
    [...stepFiles(example, name)].flatMap(([path, { bytes }]) => {
      const text = (): string => Buffer.from(bytes).toString("utf8");
      if (/(?:^|\/)Dockerfile[^/]*$/.test(path)) return baseTags(text());
      return /(?:^|\/)compose[^/]*\.ya?ml$/.test(path) ? composeTags(text()) : [];
    }),
  );
  return [...new Set([...tags, example.meta.tests.image])];
}

async function proveAllTests(
  bench: Bench,
  example: ExampleFolder,
  bases: Evidence["bases"],
): Promise<Evidence["tests"]> {
  const tests: Evidence["tests"] = {};
  for (const step of example.steps.map(({ name }) => name)) {
    const unit = {
      inputs: {
        kind: "tests",
        files: hashStep(example, step),
        tests: example.meta.tests,
        bases: pick(bases, [example.meta.tests.image]),
      },
      schema: z.int(),
    };
    const passed = await proveUnit(
      bench,
      unit,
      async () =>
        await bench.report.prove(`${example.name} ${step}: tests`, async () => await proveTests(bench, example, step)),
    );
    if (passed !== undefined) tests[step] = passed;
  }
  return tests;
}

async function proveImages(
  bench: Bench,
  example: ExampleFolder,
  bases: Evidence["bases"],
): Promise<Evidence["images"]> {
  const images: Evidence["images"] = {};
  const { title: _title, summary: _summary, date: _date, tests: _tests, steps, ...meta } = example.meta;
  const last = example.steps.at(-1)?.name;
  for (const { name: step } of example.steps.filter(({ name }) => dockerfileOf(example, name) !== undefined)) {
    const times = steps[step]?.times;
    const unit = {
      inputs: {
        kind: "image",
        files: hashStep(example, step),
        meta,
        times,
        last: step === last,
        seed: fuzzSeed(),
        bases: pick(bases, baseTags(dockerfileOf(example, step) ?? "")),
      },
      schema: imageEvidenceSchema,
    };
    const image = await proveUnit(bench, unit, async () => await proveImage(bench, example, step));
    if (image !== undefined) images[step] = image;
  }
  return images;
}

async function proveSessions(
  bench: Bench,
  example: ExampleFolder,
  sessions: readonly SessionFile[],
  bases: Evidence["bases"],
): Promise<Evidence["sessions"]> {
  const recorded: Evidence["sessions"] = {};
  let first = true;
  for (const file of sessions) {
    const { hash, session } = file;
    const isStep = example.steps.some(({ name }) => name === session.at);
    const files = isStep ? hashStep(example, session.at) : undefined;
    const unit = {
      inputs: { kind: "session", hash, files, bases: pick(bases, [...exampleBases(example), ...session.images]) },
      schema: recordedSessionSchema,
    };
    const proved = await proveUnit(bench, unit, async () => {
      if (first) await bench.buildCache.empty();
      first = false;
      return await proveSession(bench, example, file);
    });
    if (proved !== undefined) recorded[file.name] = proved;
  }
  return recorded;
}

function pick(bases: Evidence["bases"], tags: readonly string[]): Evidence["bases"] {
  return bases.filter(({ tag }) => tags.includes(tag));
}
