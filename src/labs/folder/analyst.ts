import type { ReportedEdit } from "../../schemas/project-report.ts";
import { receiveFound } from "./found-port.ts";
import type { DefinitionTexts, Findings } from "./project-analysis.ts";
import type { ListedFile } from "./read-folder.ts";
import type { Found } from "./source.ts";

/** What the worker is asked. */
export type Question =
  | { readonly ask: "start" }
  | { readonly ask: "add"; readonly files: readonly ListedFile[]; readonly folders: readonly string[] }
  | { readonly ask: "analyse"; readonly texts: DefinitionTexts }
  | { readonly ask: "edit"; readonly file: string }
  | { readonly ask: "find"; readonly text: string; readonly most: number }
  | { readonly ask: "walk"; readonly folder: FileSystemDirectoryHandle; readonly port: MessagePort };

/** What it answers. */
export type Answer =
  | { readonly to: "analyse"; readonly value: Findings }
  | { readonly to: "edit"; readonly value: ReportedEdit | undefined }
  | { readonly to: "find"; readonly value: readonly string[] }
  /** To what asks for nothing. */
  | { readonly to: "start" | "add" | "walk" }
  | { readonly to: "problem"; readonly message: string };

/** A worker, or what stands for one in a test. */
export interface Channel {
  postMessage(message: { readonly number: number; readonly question: Question }, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: { readonly data: Numbered }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
  terminate(): void;
}

/** An answer with the number of its question. */
export interface Numbered {
  readonly number: number;
  readonly answer: Answer;
}

/** Asks a ProjectAnalysis that lives in a worker, so that the page answers the reader whatever the project's size. */
export class Analyst {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;
  #isBroken = false;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.addEventListener("message", ({ data }) => this.#take(data));
    channel.addEventListener("error", () => this.#fail());
  }

  /**
   * Forgets the project before, and takes a new one in. Rejects with the signal's reason when it is aborted: what is
   * opened next must not be mixed with this.
   */
  async open(files: readonly ListedFile[], folders: readonly string[], signal: AbortSignal): Promise<void> {
    await this.#ask({ ask: "start" });
    for (let start = 0; start <= files.length; start += PART) {
      signal.throwIfAborted();
      await this.#ask({ ask: "add", files: files.slice(start, start + PART), folders: start === 0 ? folders : [] });
    }
    signal.throwIfAborted();
  }

  async analyse(texts: DefinitionTexts): Promise<Findings> {
    const answer = await this.#ask({ ask: "analyse", texts });
    if (answer.to === "analyse") return answer.value;
    throw new Error(`The worker answered ${answer.to}.`);
  }

  async edit(file: string): Promise<ReportedEdit | undefined> {
    const answer = await this.#ask({ ask: "edit", file });
    return answer.to === "edit" ? answer.value : undefined;
  }

  async find(text: string, most: number): Promise<readonly string[]> {
    const answer = await this.#ask({ ask: "find", text, most });
    return answer.to === "find" ? answer.value : [];
  }

  /** Finds everything in a folder that the reader picked; what is found comes as it is found. */
  async *walk(folder: FileSystemDirectoryHandle): AsyncGenerator<readonly Found[]> {
    const { port1, port2 } = new MessageChannel();
    await this.#ask({ ask: "walk", folder, port: port2 }, [port2]);
    yield* receiveFound(port1);
  }

  close(): void {
    this.#channel.terminate();
    this.#fail();
  }

  /** Rejects when the worker cannot answer. */
  async #ask(question: Question, transfer: Transferable[] = []): Promise<Answer> {
    this.#asked += 1;
    const number = this.#asked;
    const answer = await new Promise<Answer>((resolve) => {
      if (this.#isBroken) return resolve(BROKEN);
      this.#waiting.set(number, resolve);
      this.#channel.postMessage({ number, question }, transfer);
    });
    if (answer.to === "problem") throw new Error(answer.message);
    return answer;
  }

  #take({ number, answer }: Numbered): void {
    this.#waiting.get(number)?.(answer);
    this.#waiting.delete(number);
  }

  #fail(): void {
    this.#isBroken = true;
    for (const resolve of this.#waiting.values()) resolve(BROKEN);
    this.#waiting.clear();
  }
}

const BROKEN: Answer = { to: "problem", message: "the part of the page that checks projects did not start" };

/** How many files go over at once: few enough that the page is not kept from drawing. */
const PART = 5000;
