import type { Program } from "./programs.ts";
import { ScriptEnd } from "./script-end.ts";
import type { Shell } from "./shell.ts";
import type { Process } from "./task.ts";

function exit(shell: Shell, [code]: readonly string[]): number {
  throw new ScriptEnd(code === undefined ? shell.code : Number(code) % 256 || 0);
}

/** Takes the place of the shell, which does not come back. */
function* replace(shell: Shell, words: readonly string[]): Process<number> {
  if (words.length === 0) return 0;
  throw new ScriptEnd(yield* shell.runWords(words, true));
}

function trap({ machine }: Shell, [text = "", ...signals]: readonly string[]): number {
  for (const signal of signals) {
    const name = signal.replace(/^SIG/, "");
    if (text === "-") machine.signals.traps.delete(name);
    else machine.signals.traps.set(name === "15" ? "TERM" : name, text);
  }
  return 0;
}

function* wait(shell: Shell): Process<number> {
  yield* shell.waitForBackground();
  return 0;
}

function* run(shell: Shell, words: readonly string[]): Process<number> {
  return yield* shell.runText(words.join(" "), false);
}

function set(shell: Shell, [options = ""]: readonly string[]): number {
  if (/^-\w*e/.test(options)) shell.exitsOnError = true;
  return 0;
}

function nothing(): number {
  return 0;
}

/** What a shell does itself, by name. A process with the number 1 ignores signals from within, so `kill` does nothing. */
export const SHELL_COMMANDS: readonly (readonly [string, Program])[] = [
  ["exit", exit],
  ["return", exit],
  ["exec", replace],
  ["trap", trap],
  ["wait", wait],
  ["eval", run],
  ["set", set],
  ...["cd", "export", "kill", "shift", "ulimit", "umask", "unset"].map((name) => [name, nothing] as const),
];
