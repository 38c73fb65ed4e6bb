import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseReference } from "../core/example/overlay.ts";
import { contentFolders } from "../schemas/evidence-folder.ts";
import { readExample } from "../schemas/example-folder.ts";
import { writeStep } from "./bench.ts";
import { cacheFolder } from "./cache-folder.ts";
import { startReport } from "./report.ts";
import { Interrupted, runCommand } from "./run-command.ts";
import { verifyExamples } from "./verification.ts";

const USAGE = `Builds, runs and probes the examples with a Docker Engine, runs their sessions and records what they did.

  npm run verify                            record the evidence of every example
  npm run verify -- sir-api                 of one
  npm run verify -- --check                 fail if what is recorded is no longer true
  npm run verify -- --check --fresh         also prove again what was proved on this machine with the same content
  npm run verify -- --copy sir-api@04-order <folder>    write the files of one step into a folder
  --root <folder>                           a folder with examples/ and content/, the clone without it
`;

/** Reads the command line, verifies, and ends with code 0 only when nothing failed. The last line is "verify: N passed, M failed". */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      copy: { type: "string" },
      root: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const source = join(import.meta.dirname, "../..");
  const folders = contentFolders(values.root ?? source);
  if (values.help) process.stdout.write(USAGE);
  else if (values.copy !== undefined) await copy(folders.examples, values.copy, positionals[0]);
  else await verify({ examples: positionals, check: values.check, fresh: values.fresh, folders, root: source });
}

async function copy(examplesDir: string, reference: string, folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error(`Say where to: npm run verify -- --copy ${reference} <folder>`);
  const { example, step } = parseReference(reference);
  const read = await readExample(examplesDir, example);
  await writeStep(read, step ?? read.steps.at(-1)?.name ?? "", folder);
}

type Order = Pick<Parameters<typeof verifyExamples>[0], "examples" | "check" | "fresh" | "folders" | "root">;

async function verify(order: Order): Promise<void> {
  const report = startReport(print, () => performance.now());
  const { signal, release } = stopOnSignals(report.say);
  const variables = process.env;
  let ended = true;
  try {
    await verifyExamples({
      ...order,
      cache: cacheFolder(variables),
      tmp: tmpdir(),
      variables,
      report,
      run: runCommand,
      signal,
    });
  } catch (error) {
    ended = false;
    report.say(
      error instanceof Interrupted
        ? "Stopped; containers, engine and temporary folders are gone"
        : `✗ ${message(error)}`,
    );
  } finally {
    release();
  }
  const { passed, failed } = report.count();
  print(`verify: ${passed} passed, ${failed + (ended ? 0 : 1)} failed`);
  process.exitCode = signal.aborted ? 130 : Number(!ended || failed > 0);
}

/** Gives a signal that is aborted by Ctrl-C and its like; cleaning up goes on. */
function stopOnSignals(say: (text: string) => void): { signal: AbortSignal; release: () => void } {
  const stopping = new AbortController();
  const stop = (): void => {
    if (!stopping.signal.aborted) say("Stopping: removing containers, temporary folders and the engine …");
    stopping.abort();
  };
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of names) process.on(name, stop);
  return {
    signal: stopping.signal,
    release: () => {
      for (const name of names) process.off(name, stop);
    },
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${message(error)}\n`);
  process.exitCode = 1;
}
