import { existsSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "../schemas/session.ts";
import { findBroken } from "./expectation.ts";
import { signalGroup, type Command as Words, type CommandResult, type Run } from "./run-command.ts";
import { readableText } from "./terminal-text.ts";

/** Where and with what a session's commands run. */
export interface Shell {
  readonly run: Run;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** A build may always take this long: how long it takes is measured, not demanded. */
const BUILD_LIMIT = 10 * 60 * 1000;
/** Text is typed when nothing was printed for this long, as a person waits for the prompt. */
const QUIET = 500;

/** Runs a session's command once, or again and again until it does what `until` says; gives the last time, and all the time it took. */
export async function runSessionCommand(shell: Shell, command: Command): Promise<CommandResult> {
  const start = performance.now();
  const limit = milliseconds(command.timeout);
  for (;;) {
    const left = limit - (performance.now() - start);
    const result = await runOnce(shell, command, command.until === undefined ? limitOf(command) : Math.max(left, 1000));
    const seconds = (performance.now() - start) / 1000;
    const again = command.until !== undefined && findBroken(command, result).length > 0 && left > 500;
    if (!again) return { ...result, seconds };
    await wait(500);
  }
}

/** Reads "3s" or "500ms". */
export function milliseconds(duration: string): number {
  return duration.endsWith("ms") ? Number(duration.slice(0, -2)) : Number(duration.slice(0, -1)) * 1000;
}

/** The words that start a command: in a shell, and with `tty` in a pseudo-terminal of 100 columns and 30 rows. */
export function commandWords(
  { run, tty }: Pick<Command, "run" | "tty">,
  platform: NodeJS.Platform,
  shell: string,
): Words {
  if (!tty) return [shell, "-c", run];
  const sized = `stty cols 100 rows 30; ${run}`;
  return platform === "linux"
    ? ["script", "-qec", sized, "/dev/null"]
    : ["script", "-q", "/dev/null", shell, "-c", sized];
}

async function runOnce({ run, cwd, env, signal }: Shell, command: Command, timeout: number): Promise<CommandResult> {
  const shell = ["/bin/bash", "/usr/bin/bash"].find((path) => existsSync(path)) ?? "/bin/sh";
  const { tty, stop, input } = command;
  const ending = new AbortController();
  const onStart = (child: ChildProcess): void => {
    if (stop !== undefined) void stopAfter(child, milliseconds(stop), tty, ending.signal);
    if (tty && input !== undefined) void type(child, input, ending.signal);
  };
  const result = await run(commandWords(command, process.platform, shell), {
    cwd,
    env: { ...env, SHELL: shell },
    signal,
    timeout: stop === undefined ? timeout : milliseconds(stop) + 15_000,
    ...(!tty && { input: input ?? "" }),
    onStart,
  }).finally(() => ending.abort());
  return tty ? { ...result, stdout: readableText(result.stdout) } : result;
}

function limitOf({ run, timeout }: Command): number {
  return /\bdocker\b.*\b(?:build|compose)\b/.test(run)
    ? Math.max(BUILD_LIMIT, milliseconds(timeout))
    : milliseconds(timeout);
}

/** Presses Ctrl-C: in a terminal it is a character, elsewhere a signal to the whole group. */
async function stopAfter(child: ChildProcess, time: number, tty: boolean, over: AbortSignal): Promise<void> {
  await wait(time, undefined, { signal: over }).catch(() => undefined);
  if (over.aborted) return;
  if (tty) child.stdin?.write("\u0003");
  else signalGroup(child, "SIGINT");
}

/** Types line after line, each once the terminal has been quiet for a moment. */
async function type(child: ChildProcess, input: string, over: AbortSignal): Promise<void> {
  let last = performance.now();
  child.stdout?.on("data", () => (last = performance.now()));
  for (const line of input.replace(/\n$/, "").split("\n")) {
    last = Math.max(last, performance.now());
    while (!over.aborted && performance.now() - last < QUIET) await wait(50);
    if (over.aborted) return;
    child.stdin?.write(`${line}\n`);
  }
}
