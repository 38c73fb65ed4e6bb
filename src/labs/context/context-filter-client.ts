import type { ContextEntry } from "../../core/context/context-filter.ts";
import { IgnoreError } from "../../core/context/ignore-error.ts";
import type { FilterAnswer, FilterQuestion } from "./filter-desk.ts";
import type { Filtered } from "./filtering.ts";
import { packListing } from "./listing.ts";

/** A worker that answers, or what stands for one in a test. */
export interface FilterChannel {
  postMessage(question: FilterQuestion, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: { readonly data: FilterAnswer }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
  terminate(): void;
}

/** Starts a worker that filters contexts. Close it when nobody asks any more. */
export function startContextFilter(): ContextFilterClient {
  return new ContextFilterClient(new Worker(new URL("./context-worker.ts", import.meta.url), { type: "module" }));
}

interface Pending {
  readonly number: number;
  readonly resolve: (filtered: Filtered) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Asks a worker what a build sends of a context and which line of the ignore file decided, so that the page answers the
 * reader meanwhile. It is for somebody who wants to know of the latest state only: a new question makes the one before
 * void.
 */
export class ContextFilterClient {
  readonly #channel: FilterChannel;
  #entries: readonly ContextEntry[] | undefined;
  #pending: Pending | undefined;
  #asked = 0;
  #isBroken = false;

  constructor(channel: FilterChannel) {
    this.#channel = channel;
    channel.addEventListener("message", ({ data }) => this.#take(data));
    channel.addEventListener("error", () => this.#break());
  }

  /**
   * Gives for each of the entries, in their order, whether it is sent (`sent[i] === 1`) and which line of the rules
   * decided (`lines[i]`, from 1; 0 for none), and the totals. Entries go over only when the array is another one than
   * in the question before.
   *
   * Rejects with an IgnoreError when the builder refuses the rules, with an AbortError when a newer question is asked,
   * with the signal's reason when that is aborted, and with an Error when the worker is closed or cannot work.
   */
  async filter(entries: readonly ContextEntry[], rules: string, signal?: AbortSignal): Promise<Filtered> {
    signal?.throwIfAborted();
    if (this.#isBroken) throw new Error(BROKEN);
    this.#drop(new DOMException("A newer question was asked.", "AbortError"));
    const number = ++this.#asked;
    const { promise, resolve, reject } = Promise.withResolvers<Filtered>();
    this.#pending = { number, resolve, reject };
    this.#post(number, entries, rules);
    const stop = (): void => this.#stop(number, signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await promise;
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  close(): void {
    this.#channel.terminate();
    this.#break();
  }

  #post(number: number, entries: readonly ContextEntry[], rules: string): void {
    const listing = entries === this.#entries ? undefined : packListing(entries);
    this.#entries = entries;
    const transfer = listing ? [listing.bytes.buffer, listing.folders.buffer] : [];
    this.#channel.postMessage({ kind: "filter", number, rules, ...(listing && { listing }) }, transfer);
  }

  #stop(number: number, reason: unknown): void {
    if (this.#pending?.number !== number) return;
    this.#channel.postMessage({ kind: "stop" }, []);
    this.#drop(reason);
  }

  #take(answer: FilterAnswer): void {
    const pending = this.#pending;
    if (pending?.number !== answer.number) return;
    this.#pending = undefined;
    if (answer.kind === "filtered") pending.resolve(answer.filtered);
    else if (answer.kind === "refused") pending.reject(new IgnoreError(answer.message, answer.pattern));
    else pending.reject(new Error(`The context could not be filtered: ${answer.message}`));
  }

  #break(): void {
    this.#isBroken = true;
    this.#drop(new Error(BROKEN));
  }

  #drop(reason: unknown): void {
    this.#pending?.reject(reason);
    this.#pending = undefined;
  }
}

const BROKEN = "The part of the page that filters contexts is closed or did not start. Load the page again.";
