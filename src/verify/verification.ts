import { join } from "node:path";
import { listExamples } from "../schemas/example-folder.ts";
import type { ContentFolders } from "../schemas/evidence-folder.ts";
import { readMeasurements } from "../schemas/measurement-folder.ts";
import { readSessions, type SessionFile } from "../schemas/session-folder.ts";
import { findBases } from "./bases.ts";
import type { Bench } from "./bench.ts";
import { cacheKeeper } from "./build-cache.ts";
import { askIdentity, askVersions, connect, type Engine } from "./engine.ts";
import { findEngine } from "./find-engine.ts";
import { notePath, openJournal } from "./journal.ts";
import { clearKilledRun } from "./killed-run.ts";
import { clearOwnEngine, removeMarked } from "./leftovers.ts";
import { processMark } from "./process-mark.ts";
import { hashProgram, proofCache } from "./proof-cache.ts";
import { proveRegistry } from "./prove-registry.ts";
import { readRecipes } from "./recipe.ts";
import type { Report } from "./report.ts";
import type { Run } from "./run-command.ts";
import type { Sharing } from "./sharing.ts";
import { REGISTRY, SIZES, TIMES } from "./targets.ts";
import { helpVerify, verifyExample } from "./verify-example.ts";
import { isOfTimes, verifyMeasurements } from "./verify-measurements.ts";

export interface VerificationOrder {
  /** Names of examples, and perhaps REGISTRY, SIZES and TIMES. */
  readonly targets: readonly string[];
  readonly check: boolean;
  readonly fresh: boolean;
  /** Names this verification, with all its workers. */
  readonly verification: string;
  readonly sharing: Sharing;
  readonly folders: ContentFolders;
  /** The folder that holds src/. */
  readonly root: string;
  readonly cache: string;
  /** The name of the own engine's data folder in the cache; undefined where the engine that answers is used. */
  readonly ownEngine: string | undefined;
  /** The folder for this run. */
  readonly work: string;
  readonly variables: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly run: Run;
  readonly signal: AbortSignal;
}

/** Verifies examples with an engine, and leaves nothing behind but the cache folder, however it ends. */
export async function verifyTargets(order: VerificationOrder): Promise<void> {
  const sessions = await readSessions(order.folders.sessions);
  checkSessions(sessions, await listExamples(order.folders.examples));
  const lost = new AbortController();
  const signal = AbortSignal.any([order.signal, lost.signal]);
  let why: string | undefined;
  const onLost = (reason: string): void => {
    why = reason;
    lost.abort();
  };
  try {
    await withEngine({ ...order, signal }, onLost, async (bench) => {
      for (const name of order.targets.filter((target) => target !== TIMES))
        await verifyTarget(bench, name, sessions, order);
      for (const name of order.targets.filter(isExample)) await helpVerify(bench, name, sessions);
      // One worker measures them all, once the others are gone.
      if (order.targets.includes(TIMES)) await verifyTarget(bench, TIMES, sessions, order);
    });
  } catch (error) {
    if (why === undefined) throw error;
  }
  if (why !== undefined) throw new Error(`${why}\nWhat was proved before is kept; run the same command again.`);
}

/** Verifies a target, less what other workers have taken of it. */
async function verifyTarget(
  bench: Bench,
  name: string,
  sessions: readonly SessionFile[],
  { check, folders }: VerificationOrder,
): Promise<void> {
  const files = await readMeasurements(folders.measurements);
  // Each measurement of a size is taken for itself.
  if (name === SIZES)
    return await verifyMeasurements(
      bench,
      files.filter((file) => !isOfTimes(file)),
      { check },
    );
  if (!(await bench.sharing.take(name))) return;
  if (name === REGISTRY) await proveRegistry(bench);
  else if (name === TIMES) await verifyMeasurements(bench, files.filter(isOfTimes), { check });
  else await verifyExample(bench, name, sessions, { check });
  await bench.sharing.finish(name, true);
}

function isExample(target: string): boolean {
  return ![REGISTRY, SIZES, TIMES].includes(target);
}

async function withEngine(
  order: VerificationOrder,
  onLost: (why: string) => void,
  use: (bench: Bench) => Promise<void>,
): Promise<void> {
  const { report } = order;
  const engine = await report.spend("engine", () => openEngine(order, onLost));
  try {
    const bench = await report.spend("engine", () => makeBench(order, engine));
    await use(bench).finally(async () => {
      if (!engine.own) await removeMarked(engine.tidy, order.verification);
      await bench.buildCache.giveBack();
      await bench.journal?.close();
    });
  } finally {
    await report.spend("engine", () => engine.stop());
  }
}

function checkSessions(sessions: readonly SessionFile[], known: readonly string[]): void {
  const lost = sessions.find(({ session }) => !known.includes(session.example));
  if (lost !== undefined)
    throw new Error(
      `${lost.path} names the example "${lost.session.example}", which does not exist. There are: ${known.join(", ")}.`,
    );
}

async function openEngine(order: VerificationOrder, onLost: (why: string) => void): Promise<Engine> {
  const { variables, run, signal, cache, report, work, ownEngine, verification } = order;
  const machine = {
    variables,
    platform: process.platform,
    user: process.getuid?.(),
    run,
    signal,
    say: report.say,
    ownData: ownEngine === undefined ? undefined : join(cache, ownEngine),
    work,
    onLost,
  };
  return await connect(await findEngine(machine), {
    folder: work,
    run,
    signal,
    variables,
    verification,
  });
}

async function makeBench(order: VerificationOrder, engine: Engine): Promise<Bench> {
  const { report, run, signal, folders, cache, work, fresh, verification, sharing } = order;
  const recipes = await readRecipes(join(order.root, "src/verify/bases"));
  const identity = engine.own ? undefined : await askIdentity(engine.docker);
  const path = notePath(cache, identity?.id ?? "");
  if (identity !== undefined) await clearKilledRun({ engine, path, run, say: report.say });
  const [versions, source, buildCache] = await Promise.all([
    askVersions(engine.docker),
    hashProgram(import.meta.filename),
    cacheKeeper(engine),
    ...(engine.own ? [clearOwnEngine(engine, new Set(recipes.map(({ tag }) => tag)))] : []),
  ]);
  const note = { verification, process: processMark(process.pid), work, records: [...buildCache.foreign] };
  const journal = identity && (await openJournal(path, { ...note, ahead: identity.ahead }));
  const bases = findBases({ engine, cache, work, recipes, run, signal, say: report.say });
  report.say(
    `Docker Engine ${versions.version} with buildx ${versions.buildx} on ${versions.system}, ${versions.architecture}`,
  );
  return {
    engine,
    journal,
    run,
    report,
    signal,
    folders,
    cache,
    work,
    versions,
    fresh,
    verification,
    sharing,
    proofs: proofCache(cache),
    source,
    describeBase: bases.describe,
    prepareBase: bases.prepare,
    buildCache,
    today: () => new Date().toISOString().slice(0, 10),
  };
}
