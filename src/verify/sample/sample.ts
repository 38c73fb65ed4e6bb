import { tmpdir } from "node:os";
import { join } from "node:path";
import { printCounts } from "../../setup/counts.mjs";
import { findBases } from "../bases.ts";
import { cacheFolder } from "../cache-folder.ts";
import { answer, connect, type Engine } from "../engine.ts";
import { canHaveOwnEngine, findEngine } from "../find-engine.ts";
import { startApart } from "../own-space.ts";
import { readRecipes } from "../recipe.ts";
import { runCommand } from "../run-command.ts";
import { takeWorkFolder, workPath } from "../work-folder.ts";
import { buildOnce } from "./build-scenario.ts";
import { Chance } from "./chance.ts";
import { compareScenario, writeScenario } from "./compare-scenario.ts";
import { compareStack, writeStack } from "./compare-stack.ts";
import { randomScenario } from "./random-scenario.ts";
import { randomStack } from "./random-stack.ts";
import { tryStack } from "./try-stack.ts";

/** Scenarios are made up until this many are compared, or the time is over. */
const MOST = Number(process.env["RUNS_ANYWHERE_SCENARIOS"] ?? 40);
const SECONDS = 60;
/** How many stacks are started. */
const STACKS = Number(process.env["RUNS_ANYWHERE_STACKS"] ?? 8);
/** How many of them at the same time: most of the time they wait. */
const LANES = 2;
/** How often the engine is asked about a scenario on which we differ. */
const ASKED = 3;
/** The stacks publish ports from this one on. */
const FIRST_PORT = 21_000;
/** Tells this program that it runs in the namespaces that it made. */
const APART = "RUNS_ANYWHERE_SAMPLE";
const IMAGE = "busybox:1.37";
/** COPY --link is laid on its own only where the builder can put layers together, which the engine's store cannot. */
const PLACE = { image: IMAGE, prefix: "", hasLink: false };

const variables: NodeJS.ProcessEnv = process.env;
const { signal } = new AbortController();
const say = (text: string): void => console.log(text);

/** Compares the cache plan and the simulated stacks with a Docker Engine of our own, on what is made up at random, in namespaces of its own. */
async function main(): Promise<void> {
  if (variables[APART] !== undefined) return await compareAll(Number(variables[APART]));
  if (!(await canHaveOwnEngine({ variables, platform: process.platform, user: process.getuid?.() }))) {
    say(
      "Skipped: a Docker Engine of its own, which this needs, can only be had as root on Linux with dockerd and slirp4netns.",
    );
    return printCounts("sample", { passed: 0, failed: 0 });
  }
  const seed = readSeed(process.argv[2]);
  say(`Scenarios and stacks are made up with the seed ${seed}: npm run sample -- ${seed} makes the same ones.`);
  const work = await takeWorkFolder(tmpdir(), runCommand);
  try {
    const words = [process.execPath, import.meta.filename];
    const env = { ...variables, [APART]: String(seed) };
    const apart = await startApart({ words, env, work: work.path, own: "sample", onLine: say });
    process.exitCode = await apart.exit;
  } finally {
    await work.release();
  }
}

/** @throws when the seed is not a whole number. */
function readSeed(word: string | undefined): number {
  const seed = Number(word ?? Date.now() % 1_000_000);
  if (Number.isInteger(seed) && seed >= 0) return seed;
  throw new Error(`The seed "${word}" is not a whole number, as in npm run sample -- 7.`);
}

async function compareAll(seed: number): Promise<void> {
  const engine = await openEngine();
  const counts = { passed: 0, failed: 0 };
  try {
    await compareScenarios(engine, seed, counts);
    await compareStacks(engine, seed, counts);
  } finally {
    await engine.stop();
  }
  printCounts("sample", counts);
  process.exitCode = Number(counts.failed > 0);
  process.disconnect?.();
}

interface Counts {
  passed: number;
  failed: number;
}

async function compareScenarios(engine: Engine, seed: number, counts: Counts): Promise<void> {
  let builds = 0;
  const began = performance.now();
  const isOver = (): boolean => counts.passed + counts.failed >= MOST || performance.now() - began > SECONDS * 1000;
  for (let number = seed; !isOver(); number += 1) {
    const done = await compareOne(engine, number);
    builds += done.builds;
    if (done.difference !== undefined) counts.failed += 1;
    // A scenario whose second build fails says nothing of the cache.
    else if (done.builds > 1) counts.passed += 1;
  }
  say(`${builds} builds of ${counts.passed + counts.failed} scenarios were compared step by step.`);
}

async function compareStacks(engine: Engine, seed: number, counts: Counts): Promise<void> {
  const began = performance.now();
  const numbers = Array.from({ length: STACKS }, (_, index) => seed + index);
  const work = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift())
      counts[(await isStackAsPredicted(engine, number)) ? "passed" : "failed"] += 1;
  };
  await Promise.all(Array.from({ length: LANES }, work));
  const seconds = Math.round((performance.now() - began) / 1000);
  say(`${STACKS} stacks were started and compared with what was predicted, in ${seconds} seconds.`);
}

/** Asks again about a stack on which we differ, since a busy machine may be late. */
async function isStackAsPredicted({ docker }: Engine, seed: number): Promise<boolean> {
  const project = `sample-${seed}`;
  const stack = randomStack(new Chance(seed), IMAGE, FIRST_PORT + (seed % 1000) * 4);
  const place = { docker, folder: join(workPath(tmpdir()), project), project };
  for (let attempt = 1; ; attempt += 1) {
    const difference = await compareStack(stack, async (isExpected) => await tryStack(stack, place, isExpected));
    if (difference === undefined) return true;
    if (attempt < ASKED) continue;
    say(`✗ Stack ${seed}, ${difference}\n${writeStack(stack)}`);
    say(`Again: RUNS_ANYWHERE_SCENARIOS=0 RUNS_ANYWHERE_STACKS=1 npm run sample -- ${seed}`);
    return false;
  }
}

/**
 * Compares one scenario. Steps of stages that are built side by side may race for a record: what differs is asked again,
 * and counts only when the engine gives the same answer each time.
 */
async function compareOne(
  { docker }: Engine,
  seed: number,
): Promise<{ builds: number; difference: string | undefined }> {
  const scenario = randomScenario(new Chance(seed), PLACE);
  const folder = join(workPath(tmpdir()), "context");
  let builds = 0;
  for (let attempt = 1; ; attempt += 1) {
    await answer(docker, ["builder", "prune", "--all", "--force"]);
    const done = await compareScenario(scenario, async (build) => await buildOnce(docker, folder, build));
    builds += done.builds;
    if (done.difference === undefined) return { builds, difference: undefined };
    if (attempt < ASKED) continue;
    say(`✗ Scenario ${seed}: ${done.difference}\n${writeScenario(scenario)}`);
    say(`Again: RUNS_ANYWHERE_SCENARIOS=1 npm run sample -- ${seed}`);
    return { builds, difference: done.difference };
  }
}

function onLost(why: string): never {
  throw new Error(why);
}

async function openEngine(): Promise<Engine> {
  const [work, cache] = [workPath(tmpdir()), cacheFolder(variables)];
  const common = { run: runCommand, signal, say, work };
  const machine = { ...common, variables, platform: process.platform, user: process.getuid?.(), onLost };
  const address = await findEngine({ ...machine, ownData: join(cache, "engine-sample") });
  const engine = await connect(address, { folder: work, run: runCommand, signal, variables, verification: "sample" });
  const recipes = await readRecipes(join(import.meta.dirname, "../bases"));
  await findBases({ ...common, engine, cache, recipes }).prepare(IMAGE);
  return engine;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  printCounts("sample", { passed: 0, failed: 1 });
  process.exitCode = 1;
});
