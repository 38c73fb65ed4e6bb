import { IgnoreError } from "../../core/context/ignore-error.ts";
import type { ContextEntry } from "../../core/context/context-filter.ts";
import { filterInParts, type Filtered } from "./filtering.ts";
import { unpackListing, type Listing } from "./listing.ts";

/** What is asked. A later question, or a stop, makes the one before void. */
export type FilterQuestion =
  | {
      readonly kind: "filter";
      readonly number: number;
      /** The text of the ignore file. */
      readonly rules: string;
      /** Left out when it is that of the question before. */
      readonly listing?: Listing;
    }
  | { readonly kind: "stop" };

/** What comes back; nothing does to a question that is void. */
export type FilterAnswer =
  | { readonly kind: "filtered"; readonly number: number; readonly filtered: Filtered }
  /** The builder refuses the ignore file; the rest is what its IgnoreError says. */
  | {
      readonly kind: "refused";
      readonly number: number;
      readonly message: string;
      readonly pattern: number | undefined;
    }
  | { readonly kind: "failed"; readonly number: number; readonly message: string };

/** Answers questions about a context, one at a time: it looks for a newer one after each part of the work. */
export class FilterDesk {
  readonly #send: (answer: FilterAnswer) => void;
  #entries: readonly ContextEntry[] = [];
  /** The number of the question that is worked on; 0 for none. */
  #current = 0;

  constructor(send: (answer: FilterAnswer) => void) {
    this.#send = send;
  }

  /** Takes a question, and is done when it is answered or void. */
  async take(question: FilterQuestion): Promise<void> {
    this.#current = question.kind === "filter" ? question.number : 0;
    if (question.kind === "stop") return;
    const { number, rules, listing } = question;
    try {
      if (listing) this.#entries = unpackListing(listing);
      const filtered = await this.#work(number, rules);
      if (filtered) this.#send({ kind: "filtered", number, filtered });
    } catch (error) {
      this.#send(toAnswer(number, error));
    }
  }

  /** Gives undefined when the question became void meanwhile. */
  async #work(number: number, rules: string): Promise<Filtered | undefined> {
    const work = filterInParts(this.#entries, rules);
    for (let part = work.next(); this.#current === number; part = work.next()) {
      if (part.done) return part.value;
      await takeMessages();
    }
    return undefined;
  }
}

/** Lets the messages in that arrived meanwhile. */
async function takeMessages(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

function toAnswer(number: number, error: unknown): FilterAnswer {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof IgnoreError) return { kind: "refused", number, message, pattern: error.pattern };
  return { kind: "failed", number, message };
}
