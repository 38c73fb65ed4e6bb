import { Drafts } from "../drafts.ts";
import { readLink, writeLink, type OpenedLink } from "./lab-link.ts";
import type { LabState } from "./lab-state.ts";

/**
 * Keeps the state of a lab that stands in a page of something else, under the page and the lab's own name. It is kept for the
 * tab, so that two tabs with the same lesson do not write into each other.
 */
export class Shelf {
  readonly #drafts: Drafts;
  readonly #name: string;

  /** @param lab Sets this lab apart from the others of the page. */
  constructor(lab: string, path: string = location.pathname, store: () => Storage = () => sessionStorage) {
    this.#drafts = new Drafts("sir-lab", store);
    this.#name = `${path} ${lab}`;
  }

  keep(state: LabState): void {
    this.#drafts.keep(this.#name, writeLink(state));
  }

  /** Gives nothing if what is kept can no longer be read: the reader did not write it. */
  open(): OpenedLink {
    const { state } = readLink(this.#drafts.read(this.#name) ?? "");
    return state ? { state } : {};
  }

  close(): void {
    // What is kept is kept at once.
  }
}
