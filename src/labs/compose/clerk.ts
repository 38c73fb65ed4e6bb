import { type Answers, type Inquiry, Scholar } from "./inquiry.ts";

/** What goes to the worker. */
export interface Errand {
  readonly kind: keyof Answers;
  readonly inquiry: Inquiry;
}

/** A worker that answers each errand with `{ answer }`, or what stands for one in a test. */
export interface Channel {
  postMessage(errand: Errand, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  addEventListener(type: "error", listener: () => void): void;
  terminate(): void;
}

interface Waiting {
  readonly errand: Errand;
  readonly take: (event: MessageEvent | undefined) => void;
}

/**
 * Answers what the lab asks: at once where that is quick, else in a worker, so that the reader can go on typing. Only the
 * newest question of a kind counts.
 */
export class Clerk {
  readonly #scholar = new Scholar();
  readonly #start: () => Channel;
  #channel: Channel | undefined;
  #isBroken = false;
  /** The question that the worker has, and those that wait for it, by their kinds. */
  #current: Waiting | undefined;
  readonly #waiting = new Map<keyof Answers, Waiting>();

  /** @param start Starts the worker when it is needed for the first time. */
  constructor(start: () => Channel) {
    this.#start = start;
  }

  /**
   * Answers a question; undefined when a newer one of its kind was asked meanwhile.
   * @param isLong Whether the answer may take longer than the page can wait.
   */
  async ask<Kind extends keyof Answers>(
    kind: Kind,
    inquiry: Inquiry,
    isLong: boolean,
  ): Promise<{ readonly answer: Answers[Kind] } | undefined> {
    this.#drop(kind);
    const event = isLong && !this.#isBroken ? await this.#send(kind, inquiry) : "here";
    if (event === undefined && !this.#isBroken) return undefined;
    if (!(event instanceof MessageEvent)) return { answer: await this.#scholar.answer(kind, inquiry) };
    const { answer }: { readonly answer: Answers[Kind] } = event.data;
    return { answer };
  }

  close(): void {
    this.#channel?.terminate();
    this.#channel = undefined;
    this.#current?.take(undefined);
    for (const kind of this.#waiting.keys()) this.#drop(kind);
  }

  /** Whoever asked before learns that it is void. */
  #drop(kind: keyof Answers): void {
    this.#waiting.get(kind)?.take(undefined);
    this.#waiting.delete(kind);
    if (this.#current?.errand.kind === kind) this.#current.take(undefined);
  }

  async #send(kind: keyof Answers, inquiry: Inquiry): Promise<MessageEvent | undefined> {
    const { promise, resolve } = Promise.withResolvers<MessageEvent | undefined>();
    this.#waiting.set(kind, { errand: { kind, inquiry }, take: resolve });
    this.#next();
    return await promise;
  }

  /** The worker has one question at a time, so that those that are void never reach it. */
  #next(): void {
    const [next] = this.#waiting.values();
    if (this.#current || !next) return;
    this.#waiting.delete(next.errand.kind);
    this.#current = next;
    this.#channel ??= this.#open();
    this.#channel.postMessage(next.errand, []);
  }

  #open(): Channel {
    const channel = this.#start();
    channel.addEventListener("message", (event) => {
      this.#current?.take(event);
      this.#current = undefined;
      this.#next();
    });
    channel.addEventListener("error", () => this.#break());
    return channel;
  }

  /** A worker that does not start, or fails: the page does all by itself. */
  #break(): void {
    this.#isBroken = true;
    const left = [...(this.#current ? [this.#current] : []), ...this.#waiting.values()];
    this.#current = undefined;
    this.#waiting.clear();
    for (const { take } of left) take(undefined);
  }
}
