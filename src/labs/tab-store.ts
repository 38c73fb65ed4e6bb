/** What Drafts needs of a store. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Keeps things for this tab, and the newest of all tabs for one that is opened later: what a reader writes in one tab is not
 * replaced by what is written in another.
 */
export class TabStore implements Store {
  readonly #own: Store;
  readonly #shared: Store;

  constructor(own: Store = sessionStorage, shared: Store = localStorage) {
    this.#own = own;
    this.#shared = shared;
  }

  getItem(key: string): string | null {
    const own = this.#own.getItem(key);
    if (own === REMOVED) return null;
    return own ?? this.#shared.getItem(key);
  }

  setItem(key: string, value: string): void {
    this.#own.setItem(key, value);
    this.#shared.setItem(key, value);
  }

  /** Removes it for this tab, and for later ones unless another tab wrote it. */
  removeItem(key: string): void {
    if (this.#shared.getItem(key) === this.getItem(key)) this.#shared.removeItem(key);
    this.#own.setItem(key, REMOVED);
  }
}

/** Stands in the tab's own store for what the reader took back. */
const REMOVED = "";
