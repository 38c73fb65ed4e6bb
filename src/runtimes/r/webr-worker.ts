import { answerEval } from "./webr-eval.ts";
import type { FilesMessage } from "./webr-files.ts";
import { createPrinter } from "./webr-printer.ts";
import { answerRequests } from "./webr-requests.ts";

/*
 * The worker in which R runs: webR's own, in surroundings that the site's policy allows. Its files come from the page,
 * there is no other network, and no text becomes code. A script of the older kind, because webR's scripts are.
 */

declare function importScripts(...addresses: string[]): void;

// R runs in an asynchronous loop of webR's: when that ends with an error, R is gone, and the page must hear of it.
addEventListener("unhandledrejection", ({ reason }) => reportError(reason));

addEventListener(
  "message",
  ({ data: { folder, files } }: MessageEvent<FilesMessage>) => {
    answerRequests(folder, files);
    answerEval();
    completeModule({ ...printers(), ...compileAhead(files.get("R.wasm")) });
    // It takes over the messages that follow.
    importScripts(`${folder}webr-worker.js`);
  },
  { once: true },
);

/** Adds to webR's module, which its script makes, before the engine reads it. */
function completeModule(additions: object): void {
  Object.defineProperty(globalThis, "Module", {
    configurable: true,
    get: () => undefined,
    set: (value: object) => {
      const module = Object.assign(value, additions);
      Object.defineProperty(globalThis, "Module", { value: module, configurable: true, writable: true });
    },
  });
}

/** What R writes goes through our printers: webR's own hands over lines, each by itself. */
function printers(): object {
  return { stdout: printTo("stdout"), stderr: printTo("stderr") };
}

function printTo(type: "stdout" | "stderr"): (byte: number | null) => void {
  return createPrinter((data) => postMessage({ type, data }));
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** Compiles the engine while webR's scripts are read, which ask for it at their end. */
function compileAhead(wasm: BufferSource | undefined): object {
  if (!wasm) return {};
  const compiled = WebAssembly.compile(wasm);
  return {
    instantiateWasm: async (imports: WebAssembly.Imports, done: Instantiated): Promise<void> => {
      const module = await compiled;
      done(await WebAssembly.instantiate(module, imports), module);
    },
  };
}
