import type { EngineOffer, Runtime } from "../runtime.ts";
import { linkWorker } from "../worker-link.ts";
import { WorkerRuntime } from "../worker-runtime.ts";

/** TypeScript in the page. Nothing is fetched or started before it is loaded. */
export function createTypeScript(offer: EngineOffer): Runtime {
  return new WorkerRuntime({
    offer,
    startWorker: (listener) => linkWorker(new Worker(new URL("./typescript-worker.ts", import.meta.url)), listener),
    sharesMemory: globalThis.crossOriginIsolated,
  });
}
