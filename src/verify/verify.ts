import { randomUUID } from "node:crypto";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseReference } from "../core/example/overlay.ts";
import { contentFolders } from "../schemas/evidence-folder.ts";
import { readExample } from "../schemas/example-folder.ts";
import { writeStep } from "./bench.ts";
import { cacheFolder } from "./cache-folder.ts";
import { canHaveOwnEngine } from "./find-engine.ts";
import { listEvidence } from "./list.ts";
import { tether } from "./orphans.ts";
import { startReport, type Report } from "./report.ts";
import { Interrupted, runCommand } from "./run-command.ts";
import { parseShard } from "./shard.ts";
import { askDesk, unshared, type Sharing } from "./sharing.ts";
import { chooseTargets, readListed } from "./targets.ts";
import { verifyTargets } from "./verification.ts";
import { summarise, verifyApart, WORKER } from "./workers.ts";
import { takeWorkFolder, workPath } from "./work-folder.ts";

const USAGE = `Builds, runs and probes the examples with a Docker Engine, runs their sessions and records what they did.

  npm run verify                            record what changed since it was recorded
  npm run verify -- sir-api                 record one example
  npm run verify -- measurements            record the comparisons of content/measurements
  npm run verify -- --all                   record all of them
  npm run verify -- --check                 fail if what is recorded is no longer true
  npm run verify -- --list                  show what was proved of each step, and when
  npm run verify -- --all --shard 2/4       the second of four parts, for a machine of a matrix
  npm run verify -- --copy sir-api@04-order <folder>    write the files of one step into a folder

What was proved on this machine with the same content is not proved again.
  --fresh           prove it again all the same
  --root <folder>   a folder with examples/ and content/, the clone without it
`;

const OPTIONS = {
  all: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  fresh: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  shard: { type: "string" },
  copy: { type: "string" },
  root: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** Reads the command line, verifies, and ends with code 0 only when nothing failed. The last line is "verify: N passed, M failed". */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const folders = contentFolders(values.root ?? SOURCE);
  if (values.help) return void process.stdout.write(USAGE);
  if (values.list) return print(listEvidence(await readListed(folders)));
  if (values.copy !== undefined) return await copy(folders.examples, values.copy, positionals[0]);
  const choice = {
    named: positionals,
    all: values.all || values.check,
    shard: values.shard === undefined ? undefined : parseShard(values.shard),
  };
  const { check, fresh } = values;
  const options = [
    ...(check ? ["--check"] : []),
    ...(fresh ? ["--fresh"] : []),
    ...(values.root === undefined ? [] : [`--root=${values.root}`]),
  ];
  await verify({ targets: await chooseTargets(folders, choice), check, fresh, folders, options });
}

async function copy(examplesDir: string, reference: string, folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error(`Say where to: npm run verify -- --copy ${reference} <folder>`);
  const { example, step } = parseReference(reference);
  const read = await readExample(examplesDir, example);
  await writeStep(read, step ?? read.steps.at(-1)?.name ?? "", folder);
}

/** What to verify, and the options that tell a worker the same. */
type Order = Pick<Parameters<typeof verifyTargets>[0], "targets" | "check" | "fresh" | "folders"> & {
  readonly options: readonly string[];
};
/** The environment variable that tells workers the name of their verification. */
const VERIFICATION = "RUNS_ANYWHERE_VERIFICATION";

/** Each worker's engine has images and a cache of its own, some gigabytes. */
const MOST_WORKERS = 4;

type Counts = { passed: number; failed: number };

async function verify(order: Order): Promise<void> {
  const report = startReport(print, () => performance.now());
  const { signal, sharing, release } = stopOnSignals(report.say);
  let counts: Counts;
  try {
    counts = await prove({ ...order, sharing }, report, signal);
  } catch (error) {
    report.say(
      error instanceof Interrupted
        ? "Stopped; containers, engine and temporary folders are gone"
        : `✗ ${message(error)}`,
    );
    const { passed, failed } = report.count();
    counts = { passed, failed: failed + 1 };
  } finally {
    release();
  }
  print(summarise(counts));
  process.exitCode = signal.aborted ? 130 : Number(counts.failed > 0);
}

/** Proves in workers with engines of their own where there can be any, else here with the engine that answers. */
async function prove(order: Order & { sharing: Sharing }, report: Report, signal: AbortSignal): Promise<Counts> {
  const verification = process.env[VERIFICATION] ?? randomUUID();
  const variables: NodeJS.ProcessEnv = { ...process.env, [VERIFICATION]: verification };
  const cache = cacheFolder(variables);
  const common = { ...order, root: SOURCE, cache, variables, verification, report, run: runCommand, signal };
  const worker = variables[WORKER];
  if (worker !== undefined) {
    const ownEngine = worker === "1" ? "engine" : `engine-${worker}`;
    await verifyTargets({ ...common, ownEngine, work: workPath(tmpdir()) });
    report.sayTimes();
    return report.count();
  }
  if (order.targets.length === 0) {
    report.say("Everything is recorded as it is now; --all verifies it all the same");
    return report.count();
  }
  const work = await takeWorkFolder(tmpdir(), runCommand);
  try {
    if (await canHaveOwnEngine({ variables, platform: process.platform, user: process.getuid?.() })) {
      const words = [process.execPath, import.meta.filename, ...order.options];
      const workers = Math.max(1, Math.min(availableParallelism(), MOST_WORKERS));
      return await verifyApart({ ...common, words, work: work.path, print, workers });
    }
    const tethered = tether(runCommand);
    await verifyTargets({ ...common, run: tethered.run, ownEngine: undefined, work: work.path }).finally(
      tethered.release,
    );
    report.sayTimes();
    return report.count();
  } finally {
    await work.release();
  }
}

/** Gives a signal that is aborted by Ctrl-C and its like, in a worker when its channel closes; cleaning up goes on. */
function stopOnSignals(say: (text: string) => void): { signal: AbortSignal; sharing: Sharing; release: () => void } {
  const stopping = new AbortController();
  const isWorker = process.env[WORKER] !== undefined;
  const stop = (): void => {
    if (!stopping.signal.aborted && !isWorker) say("Stopping: removing containers, temporary folders and the engine …");
    stopping.abort();
  };
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of names) process.on(name, stop);
  return {
    signal: stopping.signal,
    sharing: isWorker ? askDesk(process, stop) : unshared(),
    release: () => {
      for (const name of names) process.off(name, stop);
      if (process.connected) process.disconnect();
    },
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const SOURCE = join(import.meta.dirname, "../..");

try {
  await main();
} catch (error) {
  process.stderr.write(`${message(error)}\n`);
  process.exitCode = 1;
}
