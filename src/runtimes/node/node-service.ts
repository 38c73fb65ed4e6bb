import type { FileSystemTree } from "@webcontainer/api";
import type { HttpRequest } from "../../core/http/curl.ts";
import type { HttpAnswer } from "../python/page-service.ts";
// oxlint-disable-next-line import/default -- the text of the file, not what it exports
import asker from "./asker.js?raw";
import type { Machine, MachineProcess } from "./machine.ts";
import { TerminalLines } from "./terminal-lines.ts";
import { within } from "./within.ts";

export type Stage = "booting" | "mounting" | "installing" | "starting";

/** What is told while a service starts and runs. */
export interface Watch {
  stage(stage: Stage): void;
  /** Whole lines: the commands, and what they print. */
  print(text: string): void;
  /** The service ended by itself. */
  ended(code: number): void;
}

export interface ServiceProject {
  /** The example's files. */
  readonly tree: FileSystemTree;
  /** Where its service listens. */
  readonly port: number;
}

/** What is run in the example's folder. The image leaves out what only the tests need, and so does this. */
export const INSTALL = ["npm", "install", "--omit=dev", "--no-audit", "--no-fund"] as const;
export const START = ["npm", "start"] as const;

const PROJECT = "project";
const INSTALL_LIMIT = 180_000;
const START_LIMIT = 60_000;
const ANSWER_LIMIT = 30_000;

/** A service of an example in a Node that the page may start: its packages are installed, it is started, and asked. */
export class NodeService {
  readonly #boot: (signal: AbortSignal) => Promise<Machine>;
  readonly #project: ServiceProject;
  #machine: Machine | undefined;
  #running = new AbortController();

  constructor(boot: (signal: AbortSignal) => Promise<Machine>, project: ServiceProject) {
    this.#boot = boot;
    this.#project = project;
  }

  /**
   * Boots, mounts the files, installs the packages and starts the service, as `npm install` and `npm start` do anywhere.
   * @throws {Stopped} when it is closed meanwhile.
   * @throws {Error} that says which of these failed and what to do.
   */
  async start(watcher: Watch): Promise<void> {
    this.close();
    const { signal } = this.#running;
    const watch = until(signal, watcher);
    try {
      watch.stage("booting");
      const machine = await this.#boot(signal);
      this.#machine = machine;
      watch.stage("mounting");
      const directory = { [PROJECT]: { directory: this.#project.tree }, "asker.mjs": { file: { contents: asker } } };
      await machine.mount(directory);
      watch.stage("installing");
      await this.#install(machine, watch, signal);
      watch.stage("starting");
      await this.#serve(machine, watch, signal);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * Sends one request to the service.
   * @throws {Error} when the service does not run, or gives no answer.
   */
  async ask(request: HttpRequest): Promise<HttpAnswer> {
    const machine = this.#machine;
    if (!machine) throw new Error("The service does not run. Start it, then send again.");
    const began = performance.now();
    await machine.fs.writeFile("request.json", JSON.stringify({ ...request, port: this.#project.port }));
    const asking = await machine.spawn("node", ["asker.mjs"]);
    let printed = "";
    void follow(asking, (text) => (printed += text));
    const code = await within(asking.exit, {
      limit: ANSWER_LIMIT,
      message: `The service gave no answer within ${ANSWER_LIMIT / 1000} seconds. Stop it, start it, and send again.`,
      signal: this.#running.signal,
    });
    if (code !== 0) throw new Error(`The service could not be asked. Start it again. Node says:\n${printed}`);
    const answer: Omit<HttpAnswer, "seconds"> = JSON.parse(await machine.fs.readFile("answer.json", "utf8"));
    return { ...answer, seconds: (performance.now() - began) / 1000 };
  }

  /** Ends the service, its Node, and whatever waits for them. It can be started again. */
  close(): void {
    this.#running.abort();
    this.#running = new AbortController();
    this.#machine?.teardown();
    this.#machine = undefined;
  }

  async #install(machine: Machine, watch: Watch, signal: AbortSignal): Promise<void> {
    const installing = await run(machine, INSTALL, watch);
    const message = `npm install did not end within ${INSTALL_LIMIT / 1000} seconds. Its packages may not arrive: check the connection, then start again.`;
    const code = await within(installing.exit, { limit: INSTALL_LIMIT, message, signal });
    if (code !== 0)
      throw new Error(
        `npm install ended with code ${code}. What it printed stands below. Start again to try once more.`,
      );
  }

  async #serve(machine: Machine, watch: Watch, signal: AbortSignal): Promise<void> {
    const { port } = this.#project;
    const { promise: open, resolve } = Promise.withResolvers<"open">();
    const unsubscribe = machine.on("port", (found, type) => {
      if (found === port && type === "open") resolve("open");
    });
    const serving = await run(machine, START, watch, { PORT: String(port) });
    const message = `The service was started and does not listen on port ${port} after ${START_LIMIT / 1000} seconds. What it printed stands below.`;
    try {
      const first = await within(Promise.race([open, serving.exit]), { limit: START_LIMIT, message, signal });
      if (first !== "open") throw new Error(explainEnd(first));
    } finally {
      unsubscribe();
    }
    void tellEnd(serving, watch);
  }
}

/** Tells nothing more once the signal has come: what a program prints while it is ended is not the reader's. */
function until(signal: AbortSignal, watch: Watch): Watch {
  return {
    stage: (stage) => signal.aborted || watch.stage(stage),
    print: (text) => signal.aborted || watch.print(text),
    ended: (code) => signal.aborted || watch.ended(code),
  };
}

async function tellEnd({ exit }: MachineProcess, watch: Watch): Promise<void> {
  watch.ended(await exit);
}

function explainEnd(code: number): string {
  return `npm start ended with code ${code} before the service listened. What it printed stands below. The service needs Node 22.18 or newer, which reads TypeScript as it is: an older one says ERR_UNKNOWN_FILE_EXTENSION.`;
}

/** Runs a command in the example's folder, and prints it as a terminal would show it. */
async function run(machine: Machine, words: readonly string[], watch: Watch, env = {}): Promise<MachineProcess> {
  const [command = "", ...args] = words;
  watch.print(`$ ${words.join(" ")}\n`);
  const started = await machine.spawn(command, args, { cwd: PROJECT, env });
  void follow(started, (text) => watch.print(text));
  return started;
}

/** Hands on what a program prints, line by line, until it prints no more. */
async function follow({ output }: MachineProcess, print: (text: string) => void): Promise<void> {
  const lines = new TerminalLines();
  const reader = output.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const text = lines.push(piece.value);
    if (text !== "") print(text);
  }
  const rest = lines.end();
  if (rest !== "") print(`${rest}\n`);
}
