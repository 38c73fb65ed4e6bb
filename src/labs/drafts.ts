import { TabStore, type Store } from "./tab-store.ts";

/** Keeps what a reader made of things in this browser, by their names; does without where that is full or forbidden. */
export class Drafts {
  readonly #kind: string;
  readonly #store: () => Store;
  /** What is kept at least as long as the page is open. */
  readonly #here = new Map<string, string>();

  /**
   * @param kind Keeps the names of one lab apart from another's.
   * @param store Gives the browser's store, or throws when it is forbidden. Unless told, each tab has its own drafts.
   */
  constructor(kind: string, store: () => Store = () => new TabStore()) {
    this.#kind = kind;
    this.#store = store;
  }

  /** Gives what was kept under a name. */
  read(name: string): string | undefined {
    const here = this.#here.get(name);
    if (here !== undefined) return here === "" ? undefined : here;
    try {
      return this.#store().getItem(this.#keyOf(name)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a draft, or forgets it when there is none. Says whether it will be there when the page is opened again. */
  keep(name: string, draft: string | undefined): boolean {
    this.#here.set(name, draft ?? "");
    try {
      if (draft === undefined) this.#store().removeItem(this.#keyOf(name));
      else this.#store().setItem(this.#keyOf(name), draft);
      return true;
    } catch {
      return draft === undefined;
    }
  }

  #keyOf(name: string): string {
    return `${this.#kind}:${name}`;
  }
}
