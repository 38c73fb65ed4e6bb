import { PageService } from "../runtimes/python/page-service.ts";
import { createPython } from "../runtimes/python/python.ts";
import { createR } from "../runtimes/r/r.ts";
import type { EngineOffer, Runtime } from "../runtimes/runtime.ts";
import { createTypeScript } from "../runtimes/typescript/typescript.ts";

const ENGINES = { python: createPython, r: createR, typescript: createTypeScript } as const;
export type EngineKey = keyof typeof ENGINES;

declare global {
  interface Window {
    /** What the bench calls in the page. Times are in milliseconds. */
    benchEngine: (key: EngineKey, offer: EngineOffer) => Promise<EngineTimes>;
    benchService: (offer: EngineOffer, files: Readonly<Record<string, string>>, body: string) => Promise<ServiceTimes>;
  }
}

export interface EngineTimes {
  /** Until a program can run. */
  readonly ready: number;
  /** Until a first, small program has run. */
  readonly first: number;
}

export interface ServiceTimes {
  /** Until the first question is answered, with all that starts before it. */
  readonly first: number;
  /** Each answer after it. */
  readonly later: readonly number[];
}

const LATER = 50;

window.benchEngine = async (key, offer) =>
  await using(ENGINES[key](offer), async (runtime) => {
    const began = performance.now();
    await runtime.load();
    const ready = performance.now() - began;
    const ending = await runtime.run({ code: "1 + 1" }, () => {});
    if (ending.kind !== "finished") throw new Error(`${offer.name} did not finish: ${JSON.stringify(ending)}`);
    return { ready, first: performance.now() - began };
  });

window.benchService = async (offer, files, body) =>
  await using(createPython(offer), async (runtime) => {
    const service = new PageService(runtime, files, "sir_api.main");
    const ask = async (): Promise<void> => {
      const headers = [["content-type", "application/json"]] as const;
      const { status } = await service.ask({ method: "POST", path: "/simulate", headers, body });
      if (status !== 200) throw new Error(`The service answered ${status}.`);
    };
    const began = performance.now();
    await service.start();
    await ask();
    const first = performance.now() - began;
    const later: number[] = [];
    for (let round = 0; round < LATER; round += 1) {
      const asked = performance.now();
      await ask();
      later.push(performance.now() - asked);
    }
    return { first, later };
  });

async function using<Value>(runtime: Runtime, work: (runtime: Runtime) => Promise<Value>): Promise<Value> {
  try {
    return await work(runtime);
  } finally {
    runtime.close();
  }
}
