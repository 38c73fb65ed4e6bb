import { arriveFiles, type ArrivedFiles } from "./engine-files.ts";
import { meterOutput } from "./output-meter.ts";
import { LoadFailure, type EngineOffer, type Output, type Program } from "./runtime.ts";
import type { EngineEnding, News, Order } from "./worker-message.ts";

/** An engine inside its worker. */
export interface Engine {
  /** Starts the engine from files that have arrived. */
  start(files: ArrivedFiles, offer: EngineOffer, interruptBuffer: Uint8Array): Promise<void>;
  /** Runs a program to its end; errors of the program are endings. Rejects when the engine itself broke. */
  run(program: Program, take: (output: Output) => void): Promise<EngineEnding>;
  /** Whether the last program took away files that the engine itself needs: it is then started again. */
  isDamaged?(): boolean;
}

/** How long an engine may take to start once its files are there, in milliseconds. */
const START_TIME = 90_000;

const FLUSH_EVERY = 100;

/** Serves an engine from its worker: answers the orders of a `WorkerRuntime`. */
export function serveEngine(engine: Engine): void {
  let interruptBuffer: Uint8Array = new Uint8Array(1);
  addEventListener("message", ({ data: order }: MessageEvent<Order>) => {
    if (order.kind === "load") {
      interruptBuffer = order.interruptBuffer ?? interruptBuffer;
      void load(engine, order.offer, interruptBuffer);
    } else {
      interruptBuffer[0] = 0;
      void run(engine, order.program, interruptBuffer);
    }
  });
}

function send(news: News): void {
  postMessage(news);
}

async function load(engine: Engine, offer: EngineOffer, interruptBuffer: Uint8Array): Promise<void> {
  try {
    const files = await arriveFiles(offer, (progress) => send({ kind: "progress", progress }));
    await within(START_TIME, engine.start(files, offer, interruptBuffer));
    send({ kind: "loaded" });
  } catch (error) {
    const failure = error instanceof LoadFailure ? error : startFailure(offer, error);
    const address = failure.address === undefined ? {} : { address: failure.address };
    send({ kind: "load-failed", message: failure.message, ...address });
  }
}

async function run(engine: Engine, program: Program, interruptBuffer: Uint8Array): Promise<void> {
  let over: EngineEnding | undefined;
  const meter = meterOutput(
    (outputs) => send({ kind: "outputs", outputs }),
    (message) => {
      over = { kind: "stopped", limit: "output", message, restarted: false };
      // The engine looks here from time to time, in the midst of the program that called us.
      interruptBuffer[0] = 2;
      send({ kind: "over-limit", message });
    },
  );
  // For a program that waits between its prints.
  const flushing = setInterval(meter.flush, FLUSH_EVERY);
  try {
    const ending = await engine.run(program, meter.take);
    meter.flush();
    send({ kind: "ended", ending: over ?? ending, damaged: engine.isDamaged?.() ?? false });
  } catch {
    send({ kind: "died" });
  } finally {
    clearInterval(flushing);
  }
}

function startFailure(offer: EngineOffer, error: unknown): LoadFailure {
  const reason = error instanceof Error ? error.message : String(error);
  return new LoadFailure(
    `All files of ${offer.name} arrived, but it did not start: ${reason} Close other tabs if memory is short, then try again.`,
  );
}

async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`it took longer than ${milliseconds / 1000} s.`)), milliseconds);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
