import { PROGRAMS } from "./programs.ts";
import type { Machine } from "./machine.ts";
import { readScript, type Script, UnreadableScript } from "./script.ts";
import { ScriptEnd } from "./script-end.ts";
import { fillIn } from "./shell-word.ts";
import { pause, type Process, Task } from "./task.ts";

/** How often a loop may turn without time passing; more than that never ends. */
const TURNS_AT_ONCE = 200;
/** A word that sets a variable. */
const SETTING = /^\w+=/;
const KILLED = 137;

/** Runs a command as an engine does: a program with its words, or a shell with a script. Gives the exit code. */
export function* runCommand(machine: Machine, words: readonly string[]): Process<number> {
  const shell = new Shell(machine);
  try {
    return yield* shell.runWords(words, true);
  } catch (error) {
    if (error instanceof ScriptEnd) return error.code;
    throw error;
  }
}

/** A shell: its variables, what it prints, and the parts of a script that it runs. */
export class Shell {
  readonly machine: Machine;
  readonly variables = new Map<string, string>();
  /** Whether a command that fails ends the script, as after `set -e`. */
  exitsOnError = false;
  readonly #inBackground: Task<number>[] = [];
  #print: (text: string) => void = () => undefined;
  #code = 0;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  get code(): number {
    return this.#code;
  }

  /** Prints a text where the output goes at the moment. */
  print(text: string): void {
    this.#print(text);
  }

  /** Waits until what runs in the background has ended, or a trapped signal comes. */
  *waitForBackground(): Process {
    const open = this.#inBackground.filter((task) => !task.hasEnded);
    if (open.length === 0) return;
    yield (resume) => {
      let isAwake = false;
      const wake = (): void => {
        if (!isAwake && (isAwake = true)) resume();
      };
      this.machine.signals.whenSent(wake);
      for (const task of open)
        task.whenEnded(() => {
          if (open.every((each) => each.hasEnded)) wake();
        });
    };
  }

  /** Runs a text as a script; what we cannot read is taken for a program that we do not know. */
  *runText(text: string, replacesShell: boolean): Process<number> {
    let script: Script;
    try {
      script = readScript(text);
    } catch (error) {
      if (error instanceof UnreadableScript) return yield* this.machine.runUnknown(["sh", text], replacesShell);
      throw error;
    }
    return yield* this.#run(script, replacesShell && script.kind === "command");
  }

  /** Runs a program with its words. @param replacesShell Whether it takes the place of the shell. */
  *runWords(words: readonly string[], replacesShell: boolean): Process<number> {
    const [name = "", ...rest] = words;
    const program = PROGRAMS.get(name.split("/").at(-1) ?? "");
    const outcome = program?.(this, rest, replacesShell) ?? this.machine.runUnknown(words, replacesShell);
    const code = typeof outcome === "number" ? outcome : yield* outcome;
    this.#code = code;
    yield* this.#heedSignals();
    return code;
  }

  *#heedSignals(): Process {
    const trap = this.machine.signals.traps.get(this.machine.signals.take() ?? "");
    if (trap) yield* this.runText(trap, false);
  }

  *#run(script: Script, replacesShell = false): Process<number> {
    if (this.machine.isOver) throw new ScriptEnd(KILLED);
    if (script.kind === "command") return yield* this.#runLine(script, replacesShell);
    if (script.kind === "not") return (this.#code = (yield* this.#run(script.body)) === 0 ? 1 : 0);
    if (script.kind === "subshell") return (this.#code = yield* contain(this.#run(script.body)));
    if (script.kind === "background") {
      this.#inBackground.push(new Task(this.machine.clock, contain(this.#run(script.body))));
      return 0;
    }
    if (script.kind === "pair") return yield* this.#runPair(script);
    if (script.kind === "if") {
      if ((yield* this.#run(script.condition)) === 0) return yield* this.#run(script.body);
      return script.otherwise ? yield* this.#run(script.otherwise) : 0;
    }
    return script.kind === "for" ? yield* this.#runFor(script) : yield* this.#runLoop(script);
  }

  *#runPair({ operator, left, right }: Extract<Script, { kind: "pair" }>): Process<number> {
    const code = yield* this.#run(left);
    if (this.exitsOnError && code !== 0 && operator === ";" && endsInCommand(left)) throw new ScriptEnd(code);
    const goesOn = operator === ";" || operator === "|" || (operator === "&&") === (code === 0);
    return goesOn ? yield* this.#run(right) : code;
  }

  *#runFor({ name, words, body }: Extract<Script, { kind: "for" }>): Process<number> {
    let code = 0;
    for (const word of words.flatMap((each) => this.#fill(each).split(/\s+/))) {
      this.variables.set(name, word);
      code = yield* this.#run(body);
    }
    return code;
  }

  *#runLoop({ until, condition, body }: Extract<Script, { kind: "loop" }>): Process<number> {
    let last = -1;
    for (let turns = 0; ; turns += 1) {
      if (((yield* this.#run(condition)) === 0) === until) return 0;
      yield* this.#run(body);
      if (this.machine.clock.now > last) turns = 0;
      else if (turns > TURNS_AT_ONCE) yield* pause(this.machine.clock, Infinity);
      last = this.machine.clock.now;
    }
  }

  *#runLine({ words, redirects }: Extract<Script, { kind: "command" }>, replacesShell: boolean): Process<number> {
    const filled = words.flatMap((word) => {
      const text = this.#fill(word);
      return text === "" && !/["']/.test(word) ? [] : [text];
    });
    const start = filled.findIndex((word) => !SETTING.test(word));
    for (const word of start === -1 ? filled : []) {
      const [name = "", ...value] = word.split("=");
      this.variables.set(name, value.join("="));
    }
    const line = start === -1 ? [":"] : filled.slice(start);
    const targets = redirects.filter(({ operator }) => operator !== "<").map(({ target }) => this.#fill(target));
    const file = targets.find((target) => !target.startsWith("/dev/"));
    return (this.#code = yield* this.#runInto(line, file, targets.length > 0, replacesShell));
  }

  /** Runs a line of which the output may go to a file, or nowhere. */
  *#runInto(
    line: readonly string[],
    file: string | undefined,
    isRedirected: boolean,
    replacesShell: boolean,
  ): Process<number> {
    if (!isRedirected) return yield* this.runWords(line, replacesShell);
    let text = "";
    const before = this.#print;
    this.#print = (more) => void (text += more);
    if (file !== undefined && this.machine.write(file, "") !== undefined) return 2;
    try {
      const code = yield* this.runWords(line, replacesShell);
      if (file !== undefined) this.machine.write(file, text);
      return code;
    } finally {
      this.#print = before;
    }
  }

  #fill(word: string): string {
    return fillIn(word, {
      variable: (name) => (name === "?" ? String(this.#code) : name === "$" ? "1" : this.variables.get(name)),
      output: (text) => this.#outputOf(text),
    });
  }

  /** What a script prints; time does not pass in it. */
  #outputOf(text: string): string {
    let output = "";
    const before = this.#print;
    this.#print = (more) => void (output += more);
    const process = contain(this.runText(text, false));
    for (let turn = 0; turn < TURNS_AT_ONCE && process.next().done !== true; turn += 1);
    this.#print = before;
    return output;
  }
}

function endsInCommand(script: Script): boolean {
  return script.kind === "pair" && script.operator === ";" ? endsInCommand(script.right) : script.kind === "command";
}

function* contain(process: Process<number>): Process<number> {
  try {
    return yield* process;
  } catch (error) {
    if (error instanceof ScriptEnd) return error.code;
    throw error;
  }
}
