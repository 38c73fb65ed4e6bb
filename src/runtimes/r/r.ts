import type { EngineOffer, Runtime } from "../runtime.ts";
import { linkWorker } from "../worker-link.ts";
import { WorkerRuntime } from "../worker-runtime.ts";

/** R in the page, base R only. Nothing is fetched or started before it is loaded. */
export function createR(offer: EngineOffer): Runtime {
  return new WorkerRuntime({
    offer,
    startWorker: (listener) => linkWorker(new Worker(new URL("./r-worker.ts", import.meta.url)), listener),
    // webR's own way to interrupt needs more than a byte of shared memory: its worker is ended instead.
    sharesMemory: false,
  });
}
