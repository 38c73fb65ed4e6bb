import variant from "@jitl/quickjs-wasmfile-release-sync";
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
} from "quickjs-emscripten-core";
// eslint-disable-next-line import/default -- what is imported is the text of the file
import chart from "./chart.js?raw";
// eslint-disable-next-line import/default -- as above
import prelude from "./prelude.js?raw";
import type { ProgramFiles } from "./program-files.ts";

/** What a program may hold at once: enough for lessons, and little enough for a phone. */
export const MOST_MEMORY = 128 * 2 ** 20;
const STACK = 128 * 2 ** 10;

/** What came of a program: JSON of its value, if it has one, or of what it threw. */
export type Outcome = { readonly value: string | undefined } | { readonly thrown: string } | "waits";

/** Compiles the interpreter from its file. */
export async function compileInterpreter(wasm: Uint8Array<ArrayBuffer>): Promise<QuickJSWASMModule> {
  return await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmBinary: wasm.buffer }));
}

/** A JavaScript interpreter with limits: no eval of the browser's, no network, no page. */
export class Interpreter {
  readonly #context: QuickJSContext;
  readonly #tools: QuickJSHandle;

  constructor(engine: QuickJSWASMModule, files: ProgramFiles, print: (kind: string, text: string) => void) {
    const runtime = engine.newRuntime({ memoryLimitBytes: MOST_MEMORY, maxStackSizeBytes: STACK });
    runtime.setModuleLoader(
      (name) => files.read(name),
      (base, name) => files.find(base, name),
    );
    const context = runtime.newContext();
    this.#context = context;
    const exported = (code: string, name: string): QuickJSHandle =>
      context.getProp(context.unwrapResult(context.evalCode(code, "prelude.js", { type: "module" })), name);
    const send = context.newFunction("send", (kind, text) => print(context.getString(kind), context.getString(text)));
    const tools = context.callFunction(
      exported(prelude, "start"),
      context.undefined,
      send,
      exported(chart, "makeChart"),
    );
    this.#tools = context.unwrapResult(tools);
  }

  /** Runs a module until nothing is left to do, or until `isOver` says so. */
  run(module: string, name: string, isOver: () => boolean): Outcome {
    this.#context.runtime.setInterruptHandler(isOver);
    const outcome = this.#evaluate(module, name);
    this.#tell("finish", this.#context.undefined);
    return outcome;
  }

  #evaluate(module: string, name: string): Outcome {
    const context = this.#context;
    const result = context.evalCode(module, name, { type: "module", strict: true });
    if (result.error) return { thrown: this.#tell("explain", result.error) };
    const jobs = context.runtime.executePendingJobs();
    if (jobs.error) return { thrown: this.#tell("explain", jobs.error) };
    const state = context.getPromiseState(result.value);
    if (state.type === "rejected") return { thrown: this.#tell("explain", state.error) };
    if (state.type === "pending") return "waits";
    const value = context.getProp(state.value, "default");
    return { value: context.typeof(value) === "undefined" ? undefined : this.#tell("describe", value) };
  }

  #tell(tool: "describe" | "explain" | "finish", value: QuickJSHandle): string {
    const context = this.#context;
    // What went over the limit of memory leaves none to say so; the limit is raised for these words.
    context.runtime.setMemoryLimit(MOST_MEMORY + 2 ** 20);
    const told = context.callMethod(this.#tools, tool, [value]);
    context.runtime.setMemoryLimit(MOST_MEMORY);
    if (!told.error) return told.value.consume((text) => context.getString(text));
    const reason: unknown = told.error.consume((error) => context.dump(error));
    return JSON.stringify({ name: "InternalError", message: "out of memory", stack: String(reason) });
  }
}
