/** Keeps what a reader made of each project in this browser; does without where that is full or forbidden. */
export class Drafts {
  readonly #store: () => Storage;
  /** What is kept at least as long as the page is open. */
  readonly #here = new Map<string, string>();

  /** @param store Gives the browser's store, or throws when it is forbidden. */
  constructor(store: () => Storage = () => localStorage) {
    this.#store = store;
  }

  /** Gives what was kept of a project. */
  read(project: string): string | undefined {
    const here = this.#here.get(project);
    if (here !== undefined) return here === "" ? undefined : here;
    try {
      return this.#store().getItem(keyOf(project)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a draft, or forgets it when there is none. Says whether it will be there when the page is opened again. */
  keep(project: string, draft: string | undefined): boolean {
    this.#here.set(project, draft ?? "");
    try {
      if (draft === undefined) this.#store().removeItem(keyOf(project));
      else this.#store().setItem(keyOf(project), draft);
      return true;
    } catch {
      return draft === undefined;
    }
  }
}

function keyOf(project: string): string {
  return `context-lab:${project}`;
}
