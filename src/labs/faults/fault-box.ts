import type { Fault, FoundFault } from "../../core/fault/fault.ts";
import { suspectLines } from "../../core/fault/suspects.ts";
import { Drafts } from "../drafts.ts";
import { tellIfNotKept } from "../not-kept.ts";
import { part, writePart } from "../part.ts";
import { loadFaults, searchCalmly } from "./load-faults.ts";

/** How long a reader may pause while typing, in milliseconds. */
const PAUSE = 200;

/** Searches what a reader pastes among the faults that FaultBox.astro names, and shows what it found. */
export class FaultBox extends HTMLElement {
  #listening = new AbortController();
  readonly #drafts = new Drafts("errors");
  #faults: Promise<Fault[]> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Counts searches, so that an older one does not answer after a newer one. */
  #searches = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#field.addEventListener("focus", () => void this.#load().catch(() => undefined), { signal });
    this.#field.addEventListener("input", () => this.#wait(), { signal });
    this.#field.value ||= this.#drafts.read("pasted") ?? "";
    if (this.#field.value !== "") void this.#search();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#waiting);
    this.#searches += 1;
    this.#listening.abort();
  }

  get #field(): HTMLTextAreaElement {
    return part(this, "textarea", HTMLTextAreaElement);
  }

  #wait(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      tellIfNotKept(this.#drafts.keep("pasted", this.#field.value || undefined) ? "browser" : "page");
      void this.#search();
    }, PAUSE);
  }

  async #load(): Promise<Fault[]> {
    this.#faults ??= loadFaults(this.dataset["faults"] ?? "");
    return await this.#faults;
  }

  async #search(): Promise<void> {
    const search = (this.#searches += 1);
    const text = this.#field.value;
    if (text.trim() === "") return this.#show([], "", []);
    try {
      const found = await searchCalmly(await this.#load(), text, () => search !== this.#searches);
      if (found && search === this.#searches) this.#show(found, sayFound(found.length), suspectLines(text));
    } catch {
      this.#faults = undefined;
      this.#show([], "Our list of errors could not be loaded. Check the connection, then paste it again.", []);
    }
  }

  #show(found: readonly FoundFault[], verdict: string, suspects: readonly string[]): void {
    writePart(this, ".verdict", verdict);
    part(this, ".found", HTMLElement).replaceChildren(...found.map(drawFault));
    const isUnknown = verdict === UNKNOWN;
    part(this, ".unknown", HTMLElement).hidden = !isUnknown;
    part(this, ".suspects", HTMLElement).hidden = suspects.length === 0;
    part(this, ".suspects ul", HTMLElement).replaceChildren(...suspects.map((line) => make("li", make("code", line))));
  }
}

const UNKNOWN = "We have not met this error.";

function sayFound(count: number): string {
  if (count === 0) return UNKNOWN;
  return count === 1 ? "We know this one." : `We know ${count} things that this shows, the surest first.`;
}

function drawFault({ fault, pasted, known }: FoundFault): HTMLElement {
  const links = fault.pages.map(({ path, title }) => {
    const link = make("a", title);
    link.setAttribute("href", path);
    return link;
  });
  return make(
    "li",
    make("b", fault.title),
    make("p", fault.reason),
    ...(fault.unrecorded === undefined ? [] : [make("p", `Not recorded here. ${fault.unrecorded}`)]),
    make("dl", make("dt", "You pasted"), make("dd", make("code", pasted.slice(0, 400)))),
    make("dl", make("dt", "We know"), make("dd", make("code", known))),
    make("p", ...links.flatMap((link, index) => (index > 0 ? [" · ", link] : [link]))),
  );
}

function make(name: string, ...children: (string | Node)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}

customElements.define("fault-box", FaultBox);
