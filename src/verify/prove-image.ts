import { z } from "zod";
import type { ExampleFolder } from "../schemas/example-folder.ts";
import { stepFiles } from "../schemas/example-folder.ts";
import type { Build, ImageEvidence } from "../schemas/evidence.ts";
import { askQuestions } from "./ask-questions.ts";
import { byHand, type Bench, type HandCommand } from "./bench.ts";
import { askUser, withContainer, type RunningContainer } from "./container.ts";
import { answer, type Engine } from "./engine.ts";
import { proveFuzz } from "./fuzz.ts";
import { readLayers } from "./layers.ts";
import { probeByHand, proveProbe } from "./probe.ts";
import { ProofFailure, withHint } from "./proof.ts";
import { buildByHand, checkCold, proveBuild } from "./prove-build.ts";

/**
 * Proves a step that has a Dockerfile: builds it with an empty cache, runs and probes it, and builds it again after each edit.
 * Gives undefined when one of the proofs failed; the report says which.
 */
export async function proveImage(
  bench: Bench,
  example: ExampleFolder,
  step: string,
): Promise<ImageEvidence | undefined> {
  const name = `${example.name} ${step}`;
  const { engine, report } = bench;
  const tag = `runs-anywhere/${example.name}:${step}`;
  const timed = isTimed(example, step);
  try {
    const build = timed ? await proveCold(bench, example, step, tag) : await proveWarm(bench, example, step, tag);
    if (build === undefined) return undefined;
    const image = await report.prove(`${name}: look at the image`, () =>
      inspectImage(engine, tag, dockerfileOf(example, step) ?? ""),
    );
    const service = await report.prove(`${name}: run`, () => proveService(bench, example, step, tag));
    const rebuilds = timed ? await proveRebuilds(bench, example, step) : {};
    if (image === undefined || service === undefined) return undefined;
    const { user, probes, answers, healthySeconds, fuzz } = service;
    return {
      image: { ...image, user },
      ...(healthySeconds !== undefined && { healthySeconds }),
      ...(timed && { cold: build }),
      rebuilds,
      probes,
      answers,
      ...(fuzz !== undefined && { fuzz }),
    };
  } finally {
    await engine.tidy(["image", "rm", "--force", tag]);
  }
}

async function proveCold(bench: Bench, example: ExampleFolder, step: string, tag: string): Promise<Build | undefined> {
  const { buildCache, engine, report } = bench;
  await buildCache.empty();
  const order = { example, step, tag, options: buildCache.coldOptions };
  return await report.prove(`${example.name} ${step}: build with an empty cache`, async () =>
    checkCold(await proveBuild(bench, order), engine.own),
  );
}

async function proveWarm(bench: Bench, example: ExampleFolder, step: string, tag: string): Promise<Build | undefined> {
  const order = { example, step, tag };
  return await bench.report.prove(`${example.name} ${step}: build`, async () => await proveBuild(bench, order));
}

/** Says whether a step's image is also built from an empty cache and after each edit. */
export function isTimed({ meta }: ExampleFolder, step: string): boolean {
  return meta.steps[step]?.times ?? true;
}

/** Gives the Dockerfile of a step, or undefined when it has none. */
export function dockerfileOf(example: ExampleFolder, step: string): string | undefined {
  const file = stepFiles(example, step).get("Dockerfile");
  return file && Buffer.from(file.bytes).toString("utf8");
}

type Service = Pick<ImageEvidence, "probes" | "answers" | "fuzz"> & { user: string; healthySeconds?: number };

async function proveService(bench: Bench, example: ExampleFolder, step: string, image: string): Promise<Service> {
  const { port, user: expected, steps } = example.meta;
  const hand = byHand(example.name, step, [buildByHand(example.name), runByHand(example)]);
  return await withHint(hand, () =>
    withContainer(bench.engine, { image, port }, async (container) => {
      const user = await askUser(bench.engine, container.id);
      const last = Object.keys(steps).toSorted().at(-1);
      if (step === last && user !== expected) {
        throw new ProofFailure(
          `The process runs as "${user}", but example.yaml says that the last step runs as "${expected}".`,
        );
      }
      const probes = await proveProbes(bench, example, step, container);
      const isLast = step === last;
      const questions = isLast ? example.meta.questions : [];
      const who = `${example.name} ${step}`;
      const answers = await askQuestions(bench, { who, origin: container.origin, questions });
      const fuzz = isLast ? await proveOddRequests(bench, example, step, container) : undefined;
      const { healthySeconds } = container;
      return {
        user,
        probes,
        answers,
        ...(fuzz !== undefined && { fuzz }),
        ...(healthySeconds !== undefined && { healthySeconds }),
      };
    }),
  );
}

/** After the probes, which may count on being the first to ask. */
async function proveOddRequests(
  bench: Bench,
  example: ExampleFolder,
  step: string,
  container: RunningContainer,
): Promise<ImageEvidence["fuzz"]> {
  const { openapi } = example.meta;
  if (openapi === false) return undefined;
  const hand = byHand(example.name, step, [buildByHand(example.name), runByHand(example)]);
  return await bench.report.prove(`${example.name} ${step}: odd requests`, () =>
    withHint(hand, () => proveFuzz(bench, example, openapi, container)),
  );
}

async function proveProbes(
  bench: Bench,
  example: ExampleFolder,
  step: string,
  { origin }: RunningContainer,
): Promise<ImageEvidence["probes"]> {
  const probes: ImageEvidence["probes"] = [];
  const start = [buildByHand(example.name), runByHand(example), { run: "sleep 5" }];
  for (const probe of example.meta.probes) {
    const hand = byHand(example.name, step, [...start, probeByHand(probe, example.meta.port)]);
    const probed = await bench.report.prove(`${example.name} ${step}: probe "${probe.name}"`, () =>
      withHint(hand, () => proveProbe(origin, probe, fetch, bench.signal)),
    );
    if (probed !== undefined) probes.push(probed);
  }
  return probes;
}

function runByHand({ name, meta }: ExampleFolder): HandCommand {
  return { run: `docker run --rm -d --name ${name} -p ${meta.port}:${meta.port} ${name}` };
}

/** Builds again after each edit, always from the files of the step; an edit of a file that the step does not have is left out. */
async function proveRebuilds(bench: Bench, example: ExampleFolder, step: string): Promise<Record<string, Build>> {
  const rebuilds: Record<string, Build> = {};
  const tag = `runs-anywhere/${example.name}:rebuilt`;
  for (const { name, edit } of example.meta.rebuilds) {
    if (!stepFiles(example, step).has(edit.file)) continue;
    const proof = `${example.name} ${step}: rebuild after "${name}"`;
    const build = await bench.report.prove(proof, () => proveBuild(bench, { example, step, tag, edit }));
    if (build !== undefined) rebuilds[name] = build;
    await bench.engine.tidy(["image", "rm", "--force", tag]);
  }
  return rebuilds;
}

const inspectedSchema = z.object({
  Size: z.int(),
  Config: z.object({
    Cmd: z.array(z.string()).nullish(),
    Entrypoint: z.array(z.string()).nullish(),
  }),
});

async function inspectImage(
  engine: Engine,
  tag: string,
  dockerfile: string,
): Promise<Omit<ImageEvidence["image"], "user">> {
  const text = await answer(engine.docker, ["image", "inspect", "--format", "{{json .}}", tag]);
  const { Size, Config } = inspectedSchema.parse(JSON.parse(text));
  const command = [...(Config.Entrypoint ?? []), ...(Config.Cmd ?? [])];
  return { bytes: Size, command, layers: await readLayers(engine, tag, dockerfile) };
}
