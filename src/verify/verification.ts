import { join } from "node:path";
import { listExamples } from "../schemas/example-folder.ts";
import type { ContentFolders } from "../schemas/evidence-folder.ts";
import { readSessions, type SessionFile } from "../schemas/session-folder.ts";
import { basePreparer } from "./bases.ts";
import type { Bench } from "./bench.ts";
import { cacheKeeper } from "./build-cache.ts";
import { writeDockerWrapper } from "./docker-wrapper.ts";
import { askVersions, connect, type Engine } from "./engine.ts";
import { findEngine } from "./find-engine.ts";
import { clearOwnEngine } from "./leftovers.ts";
import { hashSources, proofCache } from "./proof-cache.ts";
import { readRecipes } from "./recipe.ts";
import type { Report } from "./report.ts";
import type { Run } from "./run-command.ts";
import { verifyExample } from "./verify-example.ts";
import { takeWorkFolder } from "./work-folder.ts";

export interface VerificationOrder {
  /** Names of examples; all of them when it is empty. */
  readonly examples: readonly string[];
  readonly check: boolean;
  readonly fresh: boolean;
  readonly folders: ContentFolders;
  /** The folder that holds src/. */
  readonly root: string;
  readonly cache: string;
  readonly tmp: string;
  readonly variables: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly run: Run;
  readonly signal: AbortSignal;
}

/** Verifies examples with an engine, and leaves nothing behind but the cache folder, however it ends. */
export async function verifyExamples(order: VerificationOrder): Promise<void> {
  const names = await chooseExamples(order);
  const sessions = await readSessions(order.folders.sessions);
  checkSessions(sessions, await listExamples(order.folders.examples));
  const work = await takeWorkFolder(order.tmp, order.run);
  try {
    const engine = await openEngine(order, work.path);
    try {
      const bench = await makeBench(order, engine, work.path);
      await verifyAll(bench, names, sessions, order).finally(async () => await bench.buildCache.giveBack());
    } finally {
      await engine.stop();
    }
  } finally {
    await work.release();
  }
}

async function verifyAll(
  bench: Bench,
  names: readonly string[],
  sessions: readonly SessionFile[],
  order: VerificationOrder,
): Promise<void> {
  const source = await hashSources(
    ["src/verify", "src/schemas", "src/core/example"].map((folder) => join(order.root, folder)),
  );
  const { check, fresh } = order;
  for (const name of names) {
    await verifyExample(bench, name, sessions, { check, fresh, source, proofs: proofCache(order.cache) });
  }
}

async function chooseExamples({ examples, folders }: VerificationOrder): Promise<readonly string[]> {
  const known = await listExamples(folders.examples);
  const unknown = examples.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no example "${unknown}". Name one of these: ${known.join(", ")}.`);
  return examples.length > 0 ? examples : known;
}

function checkSessions(sessions: readonly SessionFile[], known: readonly string[]): void {
  const lost = sessions.find(({ session }) => !known.includes(session.example));
  if (lost !== undefined)
    throw new Error(
      `${lost.path} names the example "${lost.session.example}", which does not exist. There are: ${known.join(", ")}.`,
    );
}

async function openEngine(order: VerificationOrder, work: string): Promise<Engine> {
  const { variables, run, signal, cache, report } = order;
  const machine = {
    variables,
    platform: process.platform,
    user: process.getuid?.(),
    run,
    signal,
    say: report.say,
    cache,
    work,
  };
  return await connect(await findEngine(machine), { folder: work, run, signal, variables });
}

async function makeBench(order: VerificationOrder, engine: Engine, work: string): Promise<Bench> {
  const { report, run, signal, folders, cache } = order;
  const recipes = await readRecipes(join(order.root, "src/verify/bases"));
  if (engine.own) await clearOwnEngine(engine, new Set(recipes.map(({ tag }) => tag)));
  const { version, buildx, system, architecture } = await askVersions(engine.docker);
  report.say(`Docker Engine ${version} with buildx ${buildx} on ${system}, ${architecture}`);
  return {
    engine,
    run,
    report,
    signal,
    folders,
    cache,
    work,
    wrapper: await writeDockerWrapper(join(work, "bin"), engine.client, engine.buildOptions),
    prepareBase: basePreparer({ engine, cache, work, recipes, run, signal, say: report.say }),
    buildCache: await cacheKeeper(engine),
    today: () => new Date().toISOString().slice(0, 10),
  };
}
