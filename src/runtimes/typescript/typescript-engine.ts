import type { ArrivedFiles } from "../engine-files.ts";
import type { Engine } from "../engine-worker.ts";
import type { EngineOffer, Output, Program, ProgramError } from "../runtime.ts";
import type { EngineEnding } from "../worker-message.ts";
import { compileInterpreter, Interpreter, MOST_MEMORY, type Outcome } from "./interpreter.ts";
import { prepareProgram, UnreadableProgram } from "./prepare-program.ts";
import { ProgramFiles, withoutVersion } from "./program-files.ts";

/** How long a program may run, in seconds. */
const LONGEST = 20;
const MOST_FRAMES = 10;
const TOO_LONG =
  `The program was stopped: it ran for more than ${LONGEST} seconds. Make the work smaller, ` +
  "or look for a loop without an end. Your code is kept.";
const OUT_OF_MEMORY =
  `The program was stopped: it needs more memory than the ${MOST_MEMORY / 2 ** 20} MB that it may have. ` +
  "Make the work smaller. Your code is kept; Reset frees what earlier runs hold.";
const WAITS = {
  name: "Error",
  message: "The program waits for something that never comes: it awaits a promise that nothing resolves.",
};

/**
 * TypeScript: its types are taken away, and the rest runs in an interpreter of JavaScript. The browser's own would need
 * eval, which the site's policy forbids, and could not be stopped.
 */
export class TypeScriptEngine implements Engine {
  readonly #files = new ProgramFiles();
  #interpreter: Interpreter | undefined;
  #interruptBuffer: Uint8Array = new Uint8Array(1);
  #take: ((output: Output) => void) | undefined;

  async start(files: ArrivedFiles, _offer: EngineOffer, interruptBuffer: Uint8Array): Promise<void> {
    const wasm = files.get("quickjs.wasm");
    if (!wasm) throw new Error("its interpreter is not among the files of the site.");
    this.#interruptBuffer = interruptBuffer;
    this.#interpreter = new Interpreter(await compileInterpreter(wasm), this.#files, (kind, text) =>
      this.#take?.(
        kind === "plot" ? { kind, plot: JSON.parse(text) } : { kind: kind === "stderr" ? kind : "stdout", text },
      ),
    );
  }

  async run(program: Program, take: (output: Output) => void): Promise<EngineEnding> {
    if (!this.#interpreter) throw new Error("TypeScript was asked to run something before it was loaded.");
    this.#take = take;
    const { code, name = "program.ts", files = {}, apart = false } = program;
    this.#files.write(files);
    const end = performance.now() + LONGEST * 1000;
    try {
      const isOver = (): boolean => this.#interruptBuffer[0] === 2 || performance.now() > end;
      return this.#finish(this.#interpreter.run(prepareProgram(code, { apart }), name, isOver), name);
    } catch (error) {
      if (error instanceof UnreadableProgram) return { kind: "failed", error: describeUnreadable(error, name) };
      throw error;
    }
  }

  #finish(outcome: Outcome, name: string): EngineEnding {
    if (outcome === "waits") return { kind: "failed", error: { ...WAITS, trace: `${WAITS.message}\n` } };
    if ("value" in outcome) {
      if (outcome.value !== undefined) this.#take?.({ kind: "value", ...JSON.parse(outcome.value) });
      return { kind: "finished" };
    }
    const thrown: Thrown = JSON.parse(outcome.thrown);
    if (thrown.name !== "InternalError") return { kind: "failed", error: describeThrown(thrown, name) };
    if (thrown.message === "interrupted") {
      if (this.#interruptBuffer[0] === 2) return { kind: "interrupted", restarted: false };
      return { kind: "stopped", limit: "time", message: TOO_LONG, restarted: false };
    }
    if (thrown.message === "out of memory") {
      return { kind: "stopped", limit: "memory", message: OUT_OF_MEMORY, restarted: false };
    }
    return { kind: "failed", error: describeThrown(thrown, name) };
  }
}

/** An error as prelude.js tells it. */
interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

function describeThrown({ name, message, stack }: Thrown, program: string): ProgramError {
  const frames = stack.split("\n").filter((frame) => frame.trim() !== "" && !frame.includes("prelude.js"));
  const own = frames.map((frame) => frame.split(`${program}:`)[1]).find((place) => place !== undefined);
  const trace = withoutVersion([`${name}: ${message}`, ...frames.slice(0, MOST_FRAMES), ""].join("\n"));
  return { name, message, trace, ...(own && { line: Number.parseInt(own, 10) }) };
}

function describeUnreadable({ name, message, line }: UnreadableProgram, program: string): ProgramError {
  const place = line === undefined ? "" : `\n    at ${program}:${line}`;
  return { name, message, trace: `${name}: ${message}${place}\n`, ...(line !== undefined && { line }) };
}
