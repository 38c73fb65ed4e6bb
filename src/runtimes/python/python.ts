import type { EngineOffer, Runtime } from "../runtime.ts";
import { linkWorker } from "../worker-link.ts";
import { WorkerRuntime } from "../worker-runtime.ts";

/** Python in the page. Nothing is fetched or started before it is loaded. */
export function createPython(offer: EngineOffer): Runtime {
  return new WorkerRuntime({
    offer,
    startWorker: (listener) =>
      linkWorker(new Worker(new URL("./python-worker.ts", import.meta.url), { type: "module" }), listener),
    sharesMemory: globalThis.crossOriginIsolated,
  });
}
