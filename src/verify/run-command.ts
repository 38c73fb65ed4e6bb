import { spawn, type ChildProcess } from "node:child_process";

export interface CommandResult {
  /** The exit code; 128 and the signal's number when a signal ended it, 124 when it took too long. */
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

export interface CommandOptions {
  readonly cwd?: string;
  /** The complete environment; the verifier's own without it. */
  readonly env?: Readonly<Record<string, string>>;
  /** After this many milliseconds the command is ended. */
  readonly timeout?: number;
  /** Ends the command and rejects when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Text for its standard input, which is empty without it. */
  readonly input?: string;
  /** Handed the process once it has started, for what is typed into it or stops it. */
  readonly onStart?: (child: ChildProcess) => void;
}

export type Command = readonly [string, ...string[]];
export type Run = (command: Command, options?: CommandOptions) => Promise<CommandResult>;

/** The person at the keyboard pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/**
 * Runs a command in a process group of its own and gives what it did, whatever its exit code.
 * @throws Interrupted when the signal is aborted; an error when the program cannot be started.
 */
export const runCommand: Run = async ([program, ...args], options = {}) => {
  if (options.signal?.aborted) throw new Interrupted(`${program} was not started: the verification was stopped.`);
  const start = performance.now();
  const child = spawn(program, args, { cwd: options.cwd, env: options.env ?? process.env, detached: true });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const ending = new AbortController();
  const ended = watch(child, options, ending.signal);
  options.onStart?.(child);
  feed(child, options);
  const [exit, timedOut] = await ended.finally(() => ending.abort());
  if (options.signal?.aborted) throw new Interrupted(`${program} was ended: the verification was stopped.`);
  const seconds = (performance.now() - start) / 1000;
  return { exit: timedOut ? 124 : exit, stdout: stdout(), stderr: stderr(), seconds };
};

/** Sends a signal to the process and everything that it started. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

/** Shows output in order, the streams one after the other, without blank edges. */
export function printed({ stdout, stderr }: Pick<CommandResult, "stdout" | "stderr">): string {
  return [stdout, stderr]
    .map((text) => text.trimEnd())
    .filter((text) => text !== "")
    .join("\n");
}

const SIGNAL_NUMBERS: Partial<Record<NodeJS.Signals, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGKILL: 9,
  SIGPIPE: 13,
  SIGTERM: 15,
};

function watch(
  child: ChildProcess,
  options: CommandOptions,
  over: AbortSignal,
): Promise<[exit: number, timedOut: boolean]> {
  let timedOut = false;
  const end = (): void => {
    signalGroup(child, "SIGTERM");
    const last = setTimeout(() => signalGroup(child, "SIGKILL"), 5000);
    over.addEventListener("abort", () => clearTimeout(last));
  };
  const timer = setTimeout(
    () => {
      timedOut = true;
      end();
    },
    options.timeout ?? 30 * 60 * 1000,
  );
  over.addEventListener("abort", () => clearTimeout(timer));
  options.signal?.addEventListener("abort", end, { signal: over });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve([code ?? 128 + (signal === null ? 0 : (SIGNAL_NUMBERS[signal] ?? 0)), timedOut]);
    });
  });
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

function feed(child: ChildProcess, { input, onStart }: CommandOptions): void {
  child.stdin?.on("error", () => undefined);
  if (input !== undefined) child.stdin?.end(input);
  else if (onStart === undefined) child.stdin?.end();
}
