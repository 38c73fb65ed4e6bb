import type { ExampleFolder } from "../schemas/example-folder.ts";
import type { Ran, RecordedSession } from "../schemas/evidence.ts";
import type { SessionFile } from "../schemas/session-folder.ts";
import type { Command, Session, SessionStep } from "../schemas/session.ts";
import { byHand, composeFiles, copyStep, type Bench, type HandCommand } from "./bench.ts";
import { isBuildLog, parseBuildLog } from "./build-log.ts";
import { applyEdit, editByHand } from "./edit.ts";
import { findBroken } from "./expectation.ts";
import { noteThings, type Traces } from "./leftovers.ts";
import { composeProjects, type Doings } from "./ownership.ts";
import { excerpt, ProofFailure, roundSeconds } from "./proof.ts";
import { printed } from "./run-command.ts";
import { runSessionCommand, type Shell } from "./session-command.ts";

/**
 * Runs a session's steps in order and gives what each did; undefined when one did not do what the session says,
 * which ends the session. What the session leaves on the engine is removed.
 */
export async function proveSession(
  bench: Bench,
  example: ExampleFolder,
  file: SessionFile,
): Promise<RecordedSession | undefined> {
  const { session, name, hash } = file;
  if (session.destructive && !bench.engine.own) {
    bench.report.fail(
      `${example.name} session ${name}`,
      `It removes what is not its own, so it does not run on an engine that was found. ${OWN_ENGINE}`,
    );
    return undefined;
  }
  if (session.cache === "empty") await bench.buildCache.empty();
  const begun = await bench.report.prove(`${example.name} session ${name}: start at ${session.at}`, async () => {
    const cwd = await start(bench, example, file);
    return { cwd, traces: await noteThings(bench, doingsOf(example, session)) };
  });
  if (begun === undefined) return undefined;
  try {
    const steps = await proveSteps(bench, file, shellOf(bench, begun.cwd), begun.traces);
    return steps && { hash, at: session.at, cache: session.cache, verified: bench.today(), steps };
  } finally {
    await begun.traces.remove();
  }
}

/** Names one step of a session in the report. */
export function sessionProof({ name, session }: SessionFile, index: number): string {
  const step = session.steps[index];
  const what =
    step === undefined ? "" : "edit" in step ? `edit ${step.edit.file}` : step.run.trim().replaceAll(/\s+/g, " ");
  return `${session.example} session ${name} ${index + 1}: ${what}`;
}

const FOREIGN_CACHE =
  "\nThis engine was found, so its cache holds your own builds too, perhaps this one; docker builder prune empties it.";
const OWN_ENGINE = "Run the verifier as root on Linux, where it starts an engine of its own.";

async function start(bench: Bench, example: ExampleFolder, { path, session }: SessionFile): Promise<string> {
  if (example.steps.some((step) => step.name === session.at)) return await copyStep(bench, example, session.at);
  const steps = example.steps.map((step) => step.name).join(", ");
  throw new ProofFailure(
    `${path} starts at ${session.example}@${session.at}, but there is no such step. There are: ${steps}.`,
  );
}

/** The shell that a person would have in a folder, with the engine's environment. */
export function shellOf({ engine, run, signal }: Bench, cwd: string): Shell {
  return { run, cwd, env: engine.environment, signal };
}

async function proveSteps(
  bench: Bench,
  file: SessionFile,
  shell: Shell,
  traces: Traces,
): Promise<RecordedSession["steps"] | undefined> {
  const recorded: RecordedSession["steps"] = [];
  for (const [index, step] of file.session.steps.entries()) {
    const done = await bench.report.prove(sessionProof(file, index), async () =>
      "edit" in step
        ? { edit: { file: step.edit.file, diff: await applyEdit(shell.cwd, step.edit) } }
        : await proveCommand(bench, file, index, shell, step),
    );
    if (done === undefined) return undefined;
    await traces.look("run" in done ? printed(done) : "");
    recorded.push(done);
  }
  return recorded;
}

async function proveCommand(
  bench: Bench,
  file: SessionFile,
  index: number,
  shell: Shell,
  command: Command,
): Promise<Ran> {
  const { exit, stdout, stderr, seconds } = await runSessionCommand(shell, command);
  // Compose prints the log of a build where Docker prints none.
  const log = [stderr, stdout].find((text) => isBuildLog(text));
  const build = log === undefined ? {} : { build: parseBuildLog(log) };
  const broken = findBroken(command, { exit, stdout, stderr, ...build });
  if (broken.length > 0) {
    const hint = command.cached === undefined || bench.engine.own ? "" : FOREIGN_CACHE;
    throw new ProofFailure(`${explain(file, index, broken, printed({ stdout, stderr }))}${hint}`);
  }
  return {
    run: command.run,
    exit,
    stdout,
    stderr,
    seconds: roundSeconds(seconds),
    ...build,
  };
}

function explain({ path, session }: SessionFile, index: number, broken: readonly string[], output: string): string {
  const commands = session.steps.slice(0, index + 1).map(handCommand);
  const printedOrNot = output === "" ? "It printed nothing." : `It printed:\n${excerpt(output)}`;
  return `${path}, step ${index + 1}: ${broken.join("; ")}\n${printedOrNot}\n${byHand(session.example, session.at, commands)}`;
}

function doingsOf(example: ExampleFolder, { at, steps }: Session): Doings {
  const commands = steps.flatMap((step) => ("run" in step ? [step.run] : []));
  return { commands, projects: composeProjects(example.name, commands, composeFiles(example, at)) };
}

function handCommand(step: SessionStep): HandCommand {
  if ("edit" in step) return editByHand(step.edit);
  return { run: step.run.trim(), mayFail: step.exit !== 0 || step.stop !== undefined };
}
