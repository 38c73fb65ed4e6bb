import type { News, Order } from "./worker-message.ts";

/** A worker that serves an engine, as its runtime uses it. */
export interface WorkerLink {
  readonly send: (order: Order) => void;
  readonly terminate: () => void;
}

export interface Listener {
  readonly hear: (news: News) => void;
  /** The worker's script did not arrive, or broke. */
  readonly fail: () => void;
}

/** Connects a runtime with a worker that serves an engine (`serveEngine`). */
export function linkWorker(worker: Worker, { hear, fail }: Listener): WorkerLink {
  worker.addEventListener("message", ({ data }: MessageEvent<News>) => hear(data));
  worker.addEventListener("error", fail);
  return {
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    send: (order) => worker.postMessage(order),
    terminate: () => worker.terminate(),
  };
}
