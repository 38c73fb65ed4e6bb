import {
  LoadFailure,
  type EngineOffer,
  type Ending,
  type LoadProgress,
  type Output,
  type Program,
  type Runtime,
  type RuntimeState,
} from "./runtime.ts";
import type { Listener, WorkerLink } from "./worker-link.ts";
import type { EngineEnding, News } from "./worker-message.ts";

/** How long a program may take to stop by itself before its worker is ended, in milliseconds. */
const PATIENCE = 1000;

export interface WorkerRuntimeOptions {
  readonly offer: EngineOffer;
  /** Starts a worker that serves the engine (`serveEngine`). */
  readonly startWorker: (listener: Listener) => WorkerLink;
  /** Whether the page may share memory with the worker, which lets a program be stopped without losing the state. */
  readonly sharesMemory: boolean;
}

/** The page's half of an engine that lives in a worker of its own. The other half is `serveEngine`. */
export class WorkerRuntime implements Runtime {
  readonly offer: EngineOffer;
  readonly #options: WorkerRuntimeOptions;
  readonly #watchers = new Set<(progress: LoadProgress) => void>();
  #worker: WorkerLink | undefined;
  #interruptBuffer: Uint8Array | undefined;
  #load: Deferred | undefined;
  #loaded = false;
  #run: Run | undefined;

  constructor(options: WorkerRuntimeOptions) {
    this.offer = options.offer;
    this.#options = options;
  }

  get state(): RuntimeState {
    if (this.#run) return "running";
    if (this.#loaded) return "ready";
    return this.#load ? "loading" : "idle";
  }

  async load(onProgress?: (progress: LoadProgress) => void): Promise<void> {
    if (this.#loaded) return;
    if (onProgress) this.#watchers.add(onProgress);
    try {
      this.#load ??= this.#startLoading();
      await this.#load.promise;
    } finally {
      if (onProgress) this.#watchers.delete(onProgress);
    }
  }

  async run(program: Program, onOutput: (output: Output) => void): Promise<Ending> {
    await this.load();
    if (this.#run) throw new Error("A program is running already. Stop it first.");
    return await new Promise((resolve) => {
      this.#run = { onOutput, resolve, began: performance.now() };
      this.#worker?.send({ kind: "run", program });
    });
  }

  async interrupt(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    if (this.#interruptBuffer) {
      this.#interruptBuffer[0] = 2;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
    if (this.#run === run) this.#restart({ kind: "interrupted", restarted: true });
  }

  async reset(): Promise<void> {
    if (!this.#worker) return;
    this.#restart({ kind: "interrupted", restarted: true });
    await this.load();
  }

  close(): void {
    this.#drop(new LoadFailure(`Loading ${this.offer.name} was stopped.`));
    this.#end({ kind: "interrupted", restarted: true });
  }

  #startLoading(): Deferred {
    const load = defer();
    const worker = this.#options.startWorker({
      // A worker that was ended may have said something that is still on its way.
      hear: (news) => this.#worker === worker && this.#hear(news),
      fail: () => this.#worker === worker && this.#fail(workerFailed(this.offer.name)),
    });
    this.#worker = worker;
    const shared = this.#options.sharesMemory ? new Uint8Array(new SharedArrayBuffer(1)) : undefined;
    this.#interruptBuffer = shared;
    worker.send({ kind: "load", offer: this.offer, ...(shared && { interruptBuffer: shared }) });
    return load;
  }

  #hear(news: News): void {
    if (news.kind === "progress") for (const watch of this.#watchers) watch(news.progress);
    else if (news.kind === "loaded") this.#becomeReady();
    else if (news.kind === "load-failed") this.#fail(new LoadFailure(news.message, addressOf(news)));
    else if (news.kind === "outputs") for (const output of news.outputs) this.#run?.onOutput(output);
    else if (news.kind === "over-limit") this.#hurry(news.message);
    else if (news.kind === "ended" && news.damaged) this.#restart(news.ending);
    else if (news.kind === "ended") this.#end(news.ending);
    else this.#restart(died(this.offer.name));
  }

  #becomeReady(): void {
    this.#loaded = true;
    this.#load?.resolve();
    this.#load = undefined;
  }

  /** Ends the worker of a program that goes over a limit and does not stop when it is asked to. */
  #hurry(message: string): void {
    const run = this.#run;
    setTimeout(() => {
      if (run && this.#run === run) this.#restart({ kind: "stopped", limit: "output", message, restarted: true });
    }, PATIENCE);
  }

  #fail(failure: LoadFailure): void {
    this.#drop(failure);
    this.#end(died(this.offer.name));
  }

  /** Ends the worker, says how the program ended, and starts another worker behind the page's back. */
  #restart(ending: EngineEnding): void {
    this.#drop(new LoadFailure(`${this.offer.name} was started again.`));
    this.#end(ending);
    // A failure is reported by the next call that needs the engine.
    this.load().catch(() => {});
  }

  #drop(failure: LoadFailure): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#loaded = false;
    const load = this.#load;
    this.#load = undefined;
    load?.reject(failure);
  }

  #end(ending: EngineEnding): void {
    const run = this.#run;
    this.#run = undefined;
    run?.resolve({ ...ending, seconds: (performance.now() - run.began) / 1000 });
  }
}

interface Run {
  readonly onOutput: (output: Output) => void;
  readonly resolve: (ending: Ending) => void;
  readonly began: number;
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (failure: LoadFailure) => void;
}

function workerFailed(name: string): LoadFailure {
  return new LoadFailure(
    `The script of this page that runs ${name} did not arrive, or stopped. Check the connection, then try again.`,
  );
}

function died(name: string): EngineEnding {
  const message = `${name} itself broke, most often for want of memory, and was started again. Your code is kept: make the work smaller and run it again.`;
  return { kind: "stopped", limit: "memory", message, restarted: true };
}

function addressOf({ address }: { address?: string }): { address?: string } {
  return address === undefined ? {} : { address };
}

function defer(): Deferred {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Nobody may be waiting when an engine is started behind the page's back.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
