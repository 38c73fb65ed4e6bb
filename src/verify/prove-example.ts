import { join } from "node:path";
import { z } from "zod";
import { hashExample, hashStep } from "../schemas/content-hash.ts";
import { stepFiles, type ExampleFolder } from "../schemas/example-folder.ts";
import {
  imageEvidenceSchema,
  recordedSessionSchema,
  type Evidence,
  type ImageEvidence,
  type RecordedSession,
} from "../schemas/evidence.ts";
import type { SessionFile } from "../schemas/session-folder.ts";
import { baseTags, composeTags } from "./base-tags.ts";
import type { Bench } from "./bench.ts";
import { fuzzSeed } from "./fuzz.ts";
import { proveTests } from "./own-tests.ts";
import { dockerfileOf, isTimed, proveImage } from "./prove-image.ts";
import { proveSession } from "./prove-session.ts";
import { proveUnit } from "./unit.ts";

type Bases = Evidence["bases"];
type Proved = Pick<Evidence, "tests" | "images" | "sessions">;

/** What one worker proves as a whole, since its proofs share what they install and build. */
interface Part {
  /** Among all parts of all examples. */
  readonly name: string;
  /** Puts what its proofs gave into `proved`; false when one failed. */
  prove(bench: Bench, bases: Bases, proved: Proved): Promise<boolean>;
}

/**
 * Proves all of an example, with other workers that help: its tests, images and sessions. Gives its evidence, or undefined when not
 * everything held; the report says what did not.
 */
export async function proveExample(
  bench: Bench,
  example: ExampleFolder,
  sessions: readonly SessionFile[],
): Promise<Evidence | undefined> {
  const bases = await describeBases(bench, example, sessions);
  const proved: Proved = { tests: {}, images: {}, sessions: {} };
  const elsewhere: Part[] = [];
  let held = true;
  for (const part of listParts(example, sessions)) {
    if (await bench.sharing.take(part.name)) held = (await provePart(bench, part, bases, proved)) && held;
    else elsewhere.push(part);
  }
  // What held there is found among the kept proofs, and the worker that found it there has counted it.
  const counted = { ...bench, report: { ...bench.report, keep: () => undefined } };
  for (const part of elsewhere) {
    held = (await bench.sharing.outcome(part.name)) && (await part.prove(counted, bases, proved)) && held;
  }
  if (!held) return undefined;
  return {
    example: example.name,
    hash: await hashExample(join(bench.folders.examples, example.name)),
    verified: bench.today(),
    engine: bench.versions,
    bases,
    ...proved,
  };
}

/** Proves what no worker has taken yet of an example that another one proves, from its last part on. */
export async function helpProve(bench: Bench, example: ExampleFolder, sessions: readonly SessionFile[]): Promise<void> {
  for (const part of listParts(example, sessions).toReversed()) {
    if (!(await bench.sharing.take(part.name))) continue;
    const bases = await describeBases(bench, example, sessions);
    await provePart(bench, part, bases, { tests: {}, images: {}, sessions: {} });
  }
}

async function provePart(bench: Bench, part: Part, bases: Bases, proved: Proved): Promise<boolean> {
  let held = false;
  try {
    held = await part.prove(bench, bases, proved);
  } finally {
    await bench.sharing.finish(part.name, held);
  }
  return held;
}

/** Describes the images that an example's steps and sessions start from, and the one that its tests run in. */
async function describeBases(bench: Bench, example: ExampleFolder, sessions: readonly SessionFile[]): Promise<Bases> {
  const tags = new Set([...exampleBases(example), ...sessions.flatMap(({ session }) => session.images)]);
  const describe = async (tag: string): Promise<Bases[number]> => await bench.describeBase(tag);
  return await bench.report.spend("base images", () => Promise.all([...tags].toSorted().map(describe)));
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

/**
 * Groups what shares most: all tests, which need the same packages; images that are built as in the step before; the sessions of a step.
 */
function listParts(example: ExampleFolder, sessions: readonly SessionFile[]): Part[] {
  const { name } = example;
  const tags = exampleBases(example);
  const tests: Part = {
    name: `${name}: tests`,
    prove: async (bench, bases, { tests: into }) =>
      await proveEach(example.steps, async (step) =>
        keepIn(into, step.name, await proveTestsUnit(bench, example, step.name, bases)),
      ),
  };
  const images = groupImages(example).map((steps) => ({
    name: `${name} ${steps[0]}: images`,
    prove: async (bench: Bench, bases: Bases, { images: into }: Proved) =>
      await proveEach(steps, async (step) => keepIn(into, step, await proveImageUnit(bench, example, step, bases))),
  }));
  const groups = [...Map.groupBy(sessions, ({ session }) => session.at)].map(([at, files]) => ({
    name: `${name} ${at}: sessions`,
    prove: async (bench: Bench, bases: Bases, { sessions: into }: Proved) =>
      await proveEach(files, async (file) =>
        keepIn(
          into,
          file.name,
          await proveSessionUnit(bench, example, file, pick(bases, [...tags, ...file.session.images])),
        ),
      ),
  }));
  return [tests, ...images, ...groups];
}

/** Groups the steps that have a Dockerfile: each that is built from an empty cache with those after it that are not. */
function groupImages(example: ExampleFolder): string[][] {
  const groups: string[][] = [];
  for (const { name } of example.steps.filter((step) => dockerfileOf(example, step.name) !== undefined)) {
    const last = groups.at(-1);
    if (last === undefined || isTimed(example, name)) groups.push([name]);
    else last.push(name);
  }
  return groups;
}

async function proveEach<Item>(items: readonly Item[], prove: (item: Item) => Promise<boolean>): Promise<boolean> {
  let held = true;
  for (const item of items) held = (await prove(item)) && held;
  return held;
}

/** Puts evidence under its name; false when there is none. */
function keepIn<Value>(into: Record<string, Value>, name: string, evidence: Value | undefined): boolean {
  if (evidence !== undefined) into[name] = evidence;
  return evidence !== undefined;
}

async function proveTestsUnit(
  bench: Bench,
  example: ExampleFolder,
  step: string,
  bases: Bases,
): Promise<number | undefined> {
  const { image } = example.meta.tests;
  const files = hashStep(example, step);
  const inputs = { kind: "tests", files, tests: example.meta.tests };
  return await proveUnit(
    bench,
    { inputs, bases: pick(bases, [image]), schema: z.int() },
    async () =>
      await bench.report.prove(`${example.name} ${step}: tests`, async () => await proveTests(bench, example, step)),
  );
}

async function proveImageUnit(
  bench: Bench,
  example: ExampleFolder,
  step: string,
  bases: Bases,
): Promise<ImageEvidence | undefined> {
  const { title: _title, summary: _summary, date: _date, tests: _tests, steps, ...meta } = example.meta;
  const inputs = {
    kind: "image",
    files: hashStep(example, step),
    meta,
    times: steps[step]?.times,
    last: step === example.steps.at(-1)?.name,
    seed: fuzzSeed(),
  };
  return await proveUnit(
    bench,
    { inputs, bases: pick(bases, baseTags(dockerfileOf(example, step) ?? "")), schema: imageEvidenceSchema },
    async () => await proveImage(bench, example, step),
  );
}

async function proveSessionUnit(
  bench: Bench,
  example: ExampleFolder,
  file: SessionFile,
  bases: Bases,
): Promise<RecordedSession | undefined> {
  const { hash, session } = file;
  const isStep = example.steps.some(({ name }) => name === session.at);
  const files = isStep ? hashStep(example, session.at) : undefined;
  return await proveUnit(
    bench,
    { inputs: { kind: "session", hash, files }, bases, schema: recordedSessionSchema },
    async () => await proveSession(bench, example, file),
  );
}

function pick(bases: Bases, tags: readonly string[]): Bases {
  return bases.filter(({ tag }) => tags.includes(tag));
}
