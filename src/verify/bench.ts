import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ContentFolders } from "../schemas/evidence-folder.ts";
import { stepFiles, type ExampleFolder } from "../schemas/example-folder.ts";
import type { Edit } from "../schemas/session.ts";
import type { Bases } from "./bases.ts";
import type { CacheKeeper } from "./build-cache.ts";
import { applyEdit } from "./edit.ts";
import type { Evidence } from "../schemas/evidence.ts";
import type { Engine } from "./engine.ts";
import type { Journal } from "./journal.ts";
import type { ProofCache } from "./proof-cache.ts";
import type { Report } from "./report.ts";
import type { Run } from "./run-command.ts";
import type { Sharing } from "./sharing.ts";

/** Everything that a proof is made with. */
export interface Bench {
  readonly engine: Engine;
  /** On an engine that was found, what the next verification needs to clean up after a kill. */
  readonly journal: Journal | undefined;
  readonly run: Run;
  readonly report: Report;
  readonly signal: AbortSignal;
  readonly folders: ContentFolders;
  /** The verifier's cache folder. */
  readonly cache: string;
  /** The folder for this run. */
  readonly work: string;
  readonly describeBase: Bases["describe"];
  readonly prepareBase: Bases["prepare"];
  readonly buildCache: CacheKeeper;
  /** What was proved on this machine before. */
  readonly proofs: ProofCache;
  /** Prove also what an earlier verification proved here with the same content. */
  readonly fresh: boolean;
  /** Names this verification, with all its workers. */
  readonly verification: string;
  /** How this worker shares the work with the others. */
  readonly sharing: Sharing;
  /** Hash of the verifier's own source. */
  readonly source: string;
  /** What the engine says of itself. */
  readonly versions: Evidence["engine"];
  /** Gives the day, "2026-11-21". */
  readonly today: () => string;
}

/** Writes a fresh copy of an example at one of its steps, changed by an edit if one is given; the path is the same each time. */
export async function copyStep(
  { work }: Pick<Bench, "work">,
  example: ExampleFolder,
  step: string,
  edit?: Edit,
): Promise<string> {
  const folder = join(work, example.name);
  await rm(folder, { recursive: true, force: true });
  await writeStep(example, step, folder);
  if (edit !== undefined) await applyEdit(folder, edit);
  return folder;
}

/** Writes the complete files of a step into a folder. */
export async function writeStep(example: ExampleFolder, step: string, folder: string): Promise<void> {
  for (const [path, { bytes, executable }] of stepFiles(example, step)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    await chmod(target, executable ? 0o755 : 0o644);
  }
}

/** Gives the texts of a step's Compose files. */
export function composeFiles(example: ExampleFolder, step: string): string[] {
  const files = [...stepFiles(example, step)].filter(([path]) => /(?:^|\/)compose[^/]*\.ya?ml$/.test(path));
  return files.map(([, { bytes }]) => Buffer.from(bytes).toString("utf8"));
}

/** A command of a line to be done by hand; one that may fail does not keep the next from running. */
export interface HandCommand {
  readonly run: string;
  readonly mayFail?: boolean;
}

/** Gives a line that a person can paste into a shell in the clone to do the same by hand. */
export function byHand(example: string, step: string, commands: readonly HandCommand[]): string {
  const folder = `/tmp/${example}`;
  const all = [{ run: `npm run verify -- --copy ${example}@${step} ${folder}` }, { run: `cd ${folder}` }, ...commands];
  const last = all.at(-1);
  const line = all.map((command: HandCommand) =>
    command === last ? command.run : `${command.run}${command.mayFail ? "; " : " && "}`,
  );
  return `By hand: ${line.join("")}`;
}
