import { rootless, type Selection, selectionOf } from "./snapshot.ts";

/**
 * What is known of the files of a stage. A command is not carried out: what it makes is taken to be something else each
 * time it runs for another reason, and a file that was copied to stay as it is unless a command names it.
 */
export class StageFiles {
  /** What was there before, and the commands since, in order. */
  readonly #makers: { readonly result: string; readonly command: string }[];
  /** Files that were copied, by their path without the first slash. */
  readonly #copied: Map<string, { readonly content: string; readonly makersBefore: number }>;

  constructor(from: string | StageFiles) {
    this.#makers = typeof from === "string" ? [{ result: from, command: "" }] : [...from.#makers];
    this.#copied = new Map(typeof from === "string" ? [] : from.#copied);
  }

  /** Notes that a command ran, with the name of its result. */
  run(result: string, command: string): void {
    this.#makers.push({ result, command });
  }

  /** Notes what COPY or ADD put to a destination, which ends in "/" when it is a folder. */
  copy({ name, isFolder, entries }: Selection, destination: string): void {
    const target = rootless(destination.endsWith("/") && !isFolder ? destination + name : destination);
    for (const [path, content] of entries) {
      const place = [target, path].filter((part) => part !== "").join("/");
      if (path !== "" || !isFolder) this.#copied.set(place, { content, makersBefore: this.#makers.length });
    }
  }

  /** Gives what another stage that copies a path gets, as far as it can be told apart. */
  select(source: string): Selection {
    const path = rootless(source);
    const name = path.slice(path.lastIndexOf("/") + 1);
    const file = this.#copied.get(path);
    if (file) {
      const changes = this.#makers.slice(file.makersBefore).filter(({ command }) => command.includes(name));
      const made = changes.map(({ result }) => result);
      return selectionOf(name, false, new Map([["", JSON.stringify([file.content, made])]]));
    }
    const made = this.#makers.map(({ result }) => result);
    const inside = path === "" ? "" : `${path}/`;
    const entries = new Map([["", JSON.stringify(made)]]);
    for (const [each, { content }] of this.#copied)
      if (each.startsWith(inside)) entries.set(each.slice(inside.length), content);
    return selectionOf(name, entries.size > 1, entries);
  }
}
