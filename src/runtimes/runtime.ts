/**
 * The one interface for engines in the page. Whatever the language:
 * describe what it costs → load, with progress in bytes → run code, with a stream of output → interrupt → reset → close.
 *
 * An engine works in a worker, so that code without an end never stops the page. Making a runtime fetches nothing and
 * starts nothing: `load` does, and a page calls it only when the reader presses Run. Runs share their state, as cells of
 * a notebook do, until `reset`. The reader's code is never kept in a runtime: whatever happens to the engine, the text
 * in the page stays.
 */
export interface Runtime {
  /** What it is and what it costs to load, known before anything is fetched. */
  readonly offer: EngineOffer;

  /** What the runtime is doing now. */
  readonly state: RuntimeState;

  /**
   * Fetches and starts the engine. Resolves when code can run; a second call while it loads joins the first, and a call
   * when it is ready does nothing.
   * @throws {LoadFailure} when a file did not arrive or the engine did not start. The runtime is then as it was before;
   *   calling again tries again, and what did arrive is not fetched twice.
   */
  load(onProgress?: (progress: LoadProgress) => void): Promise<void>;

  /**
   * Runs a program and hands over what it puts out, in order, while it runs; loads the engine first where that has not
   * been done. Resolves with how the program ended: an error of the program, a limit and an interrupt are endings, not
   * rejections. One program runs at a time.
   * @throws {LoadFailure} as `load` does.
   * @throws {Error} when another program is running.
   */
  run(program: Program, onOutput: (output: Output) => void): Promise<Ending>;

  /**
   * Ends what is running, at the latest after a second; without a running program it does nothing. Where the engine
   * cannot be interrupted it is stopped and started again from the kept files, which loses the state of earlier runs:
   * the ending of the program says so.
   */
  interrupt(): Promise<void>;

  /**
   * Puts the engine back to how it was after loading: no variables, no files of the reader's. Ends what is running.
   * An engine that was not loaded stays so.
   */
  reset(): Promise<void>;

  /** Ends the worker and frees its memory. The runtime may be loaded again. */
  close(): void;
}

/** `idle`: nothing loaded. `ready`: loaded, and nothing runs. */
export type RuntimeState = "idle" | "loading" | "ready" | "running";

/** An engine as the page offers it. Sizes come from the built files; nobody types them. */
export interface EngineOffer {
  /** As readers call it: "Python", "R", "TypeScript". */
  readonly name: string;
  /** The engine's own version, which is part of the addresses of its files: another version is fetched anew. */
  readonly version: string;
  /** The address of the folder with the files, with slashes at both ends: "/runtimes/python/314.0.7/". */
  readonly folder: string;
  readonly files: readonly EngineFile[];
}

/** A file of an engine, as it lies in the site. */
export interface EngineFile {
  /** Its path below the engine's folder. */
  readonly path: string;
  /** The size of the file in the site, which is also what its progress is measured in. */
  readonly bytes: number;
  /** What travels for it: hosts compress scripts and text on their way. */
  readonly sent: number;
  /** SHA-256 of the file in the site, in lower-case hex. */
  readonly sha256: string;
  /** Set when the site holds it compressed, whatever the host does: the page unpacks it. */
  readonly packed?: "gzip";
}

export interface LoadProgress {
  /** Bytes that have arrived, of all files together. Never falls. */
  readonly loaded: number;
  /** Bytes of all files together. */
  readonly total: number;
  /** `fetching` until everything has arrived, then `starting`. */
  readonly stage: "fetching" | "starting";
}

/** What to run. */
export interface Program {
  readonly code: string;
  /** The name of the code in messages of errors, and its place among the files: "sir_api/model.py". */
  readonly name?: string;
  /** Files to write before the run, by a path relative to the working folder, such as those of an example. */
  readonly files?: Readonly<Record<string, string>>;
  /** Run it apart: it sees no variables of other runs, and none of its own are left for them. */
  readonly apart?: boolean;
}

/** One piece of what a program puts out. */
export type Output =
  | { readonly kind: "stdout" | "stderr"; readonly text: string }
  | ValueOutput
  | { readonly kind: "plot"; readonly plot: Plot };

/** The value of the program's last expression; none when it has none, or when it is the language's nothing. */
export interface ValueOutput {
  readonly kind: "value";
  /** As the language itself prints it. */
  readonly text: string;
  /** The type by the language's name: "list", "data.frame", "number". */
  readonly type: string;
  /** The value where JSON can hold it: for tables, charts and comparisons. */
  readonly data?: unknown;
}

/** A picture: drawn by the engine (R), or given as points that the page's own chart draws (Python, TypeScript). */
export type Plot =
  | { readonly kind: "svg"; readonly svg: string }
  | {
      readonly kind: "lines";
      readonly title?: string;
      readonly xLabel?: string;
      readonly yLabel?: string;
      readonly lines: readonly PlotLine[];
    };

export interface PlotLine {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** How a program ended, and after how many seconds. */
export type Ending = { readonly seconds: number } & (
  | { readonly kind: "finished" }
  /** The program raised an error, or could not be read. */
  | { readonly kind: "failed"; readonly error: ProgramError }
  /** The reader stopped it. With `restarted` the engine is a new one: variables of earlier runs are gone. */
  | { readonly kind: "interrupted"; readonly restarted: boolean }
  /** It went over a limit; the message says which one and what to do. */
  | {
      readonly kind: "stopped";
      readonly limit: "output" | "memory" | "time";
      readonly message: string;
      readonly restarted: boolean;
    }
);

export interface ProgramError {
  /** The kind of error by the language's name: "ZeroDivisionError". */
  readonly name: string;
  readonly message: string;
  /** The line of the program's own code at which it happened, from 1; none when it happened elsewhere. */
  readonly line?: number;
  /** What the language prints of it, without the frames of the engine itself. */
  readonly trace: string;
}

/** An engine that could not be loaded. The message says what failed, where, and what to do. */
export class LoadFailure extends Error {
  override readonly name = "LoadFailure";
  /** The address that failed; none when everything arrived and the engine did not start. */
  readonly address: string | undefined;

  constructor(message: string, { address, cause }: { address?: string; cause?: unknown } = {}) {
    super(message, { cause });
    this.address = address;
  }
}
