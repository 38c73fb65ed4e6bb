import { join } from "node:path";
import { hashExample } from "../schemas/content-hash.ts";
import { stepFiles, type ExampleFolder } from "../schemas/example-folder.ts";
import type { Evidence } from "../schemas/evidence.ts";
import type { SessionFile } from "../schemas/session-folder.ts";
import { baseTags } from "./base-tags.ts";
import type { Bench } from "./bench.ts";
import { askVersions } from "./engine.ts";
import { proveTests } from "./own-tests.ts";
import { dockerfileOf, proveImage } from "./prove-image.ts";
import { proveSession } from "./prove-session.ts";

/** Proves all of an example: its tests, images and sessions. Gives evidence of what held; the report says what did not. */
export async function proveExample(
  bench: Bench,
  example: ExampleFolder,
  sessions: readonly SessionFile[],
): Promise<Evidence> {
  const bases = await prepareBases(bench, example);
  const steps = example.steps.map(({ name }) => name);
  const tests: Evidence["tests"] = {};
  for (const step of steps) {
    const passed = await bench.report.prove(`${example.name} ${step}: tests`, () => proveTests(bench, example, step));
    if (passed !== undefined) tests[step] = passed;
  }
  const images: Evidence["images"] = {};
  for (const step of steps.filter((name) => dockerfileOf(example, name) !== undefined)) {
    const image = await proveImage(bench, example, step);
    if (image !== undefined) images[step] = image;
  }
  return {
    example: example.name,
    hash: await hashExample(join(bench.folders.examples, example.name)),
    verified: bench.today(),
    engine: await askVersions(bench.engine.docker),
    bases,
    tests,
    images,
    sessions: await proveSessions(bench, example, sessions),
  };
}

/** Prepares the images that an example starts from, in any of its steps, and the one that its tests run in. */
export async function prepareBases(
  bench: Pick<Bench, "prepareBase">,
  example: ExampleFolder,
): Promise<Evidence["bases"]> {
  const dockerfiles = example.steps.flatMap(({ name }) =>
    [...stepFiles(example, name)]
      .filter(([path]) => /(?:^|\/)Dockerfile[^/]*$/.test(path))
      .map(([, { bytes }]) => Buffer.from(bytes).toString("utf8")),
  );
  const tags = new Set([...dockerfiles.flatMap((text) => baseTags(text)), example.meta.tests.image]);
  const bases: Evidence["bases"] = [];
  for (const tag of [...tags].toSorted()) bases.push(await bench.prepareBase(tag));
  return bases;
}

async function proveSessions(
  bench: Bench,
  example: ExampleFolder,
  sessions: readonly SessionFile[],
): Promise<Evidence["sessions"]> {
  const recorded: Evidence["sessions"] = {};
  await bench.buildCache.empty();
  for (const file of sessions) {
    const session = await proveSession(bench, example, file);
    if (session !== undefined) recorded[file.name] = session;
  }
  return recorded;
}
