import { type FileNode, nodeOf } from "./file-node.ts";
import { followLinks, hasWildcard, parentOf, rootless, selectFrom, type Selection, selectionOf } from "./snapshot.ts";
import type { Recall } from "./step-key.ts";

/** Folders that images have, with files that nobody told us of. */
const SYSTEM =
  /^(?:bin|boot|dev|etc|home|lib|lib32|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(?:\/|$)/;

/**
 * What is known of the files of a stage. What an image brings along is not known, but it is the same for the same image;
 * so is what a command makes that nobody can foresee. A file stays as it is unless such a command names it.
 */
export class StageFiles {
  readonly #recall: Recall;
  #nodes: Map<string, FileNode>;
  /** Whether the nodes are another's, which are copied before the first change. */
  #isBorrowed = false;
  /** Where files of a name are, or were. */
  #places: Map<string, Set<string>> | undefined;
  /** Stands for what commands may have made anywhere; empty if there were none. */
  #made = "";

  /** Starts with what an image brings along, by its name, or with what another stage has, which must stay as it is then. */
  constructor(from: { readonly layers: string; readonly recall: Recall } | StageFiles) {
    if (!(from instanceof StageFiles)) {
      this.#recall = from.recall;
      this.#nodes = new Map([["", nodeOf("folder", from.layers && `\0${from.layers}\0`)]]);
    } else {
      this.#recall = from.#recall;
      this.#nodes = from.#nodes;
      this.#isBorrowed = true;
      this.#made = from.#made;
    }
  }

  /** Names what is made of something: the same name for the same. */
  symbol(...parts: readonly unknown[]): string {
    return `\0${this.#recall(JSON.stringify(["made of", ...parts]))}\0`;
  }

  /** Notes that a command ran of which nobody can say what it does, with the name of its result. */
  run(result: string, command: string): void {
    this.#made = this.symbol(this.#made, result);
    this.#places ??= placesOf(this.#nodes);
    for (const [name, places] of this.#places) {
      if (!command.includes(name)) continue;
      for (const path of places) {
        const node = this.#nodes.get(path);
        if (node?.type === "file") this.#put(path, { ...node, content: this.symbol(node.content, result) });
      }
    }
  }

  #put(path: string, node: FileNode): void {
    this.#own();
    this.#nodes.set(path, node);
    if (node.type === "file" && this.#places) notePlace(this.#places, path);
  }

  #own(): void {
    if (this.#isBorrowed) this.#nodes = new Map(this.#nodes);
    this.#isBorrowed = false;
  }

  /** Gives what is at a path, links followed; undefined if nothing is. */
  get(path: string, followLast = true): FileNode | undefined {
    const real = followLinks(this.#nodes, rootless(path), followLast);
    return this.#nodes.get(real) ?? this.#guess(real);
  }

  /** What may be at a path that nobody told of. */
  #guess(path: string): FileNode | undefined {
    let above = parentOf(path);
    while (above !== "" && !this.#nodes.has(above)) above = parentOf(above);
    const content = above !== "" || SYSTEM.test(path) ? (this.#nodes.get(above)?.content ?? "") : "";
    const node = this.#nodes.get(above);
    if (node?.type === "link" || node?.type === "file") return undefined;
    if (content === "" && this.#made === "") return undefined;
    return nodeOf("any", this.symbol(content, this.#made, path));
  }

  /** Puts something at a path, in folders that are made where there are none; links are followed but for the last name. */
  set(path: string, node: FileNode, folder = nodeOf("folder", "")): void {
    const real = followLinks(this.#nodes, rootless(path), node.type !== "link");
    for (let above = parentOf(real); above !== "" && !this.#nodes.has(above); above = parentOf(above))
      this.#put(above, this.#guess(above) ? { ...folder, content: this.symbol(this.#guess(above)) } : folder);
    this.#put(real, node);
  }

  /** Takes away what is at a path, with all that is in it. */
  remove(path: string): void {
    const real = followLinks(this.#nodes, rootless(path), false);
    this.#own();
    for (const each of this.#nodes.keys()) if (each === real || each.startsWith(`${real}/`)) this.#nodes.delete(each);
  }

  /** The names in a folder; undefined if there may be others. */
  namesIn(path: string): string[] | undefined {
    const real = followLinks(this.#nodes, rootless(path));
    const folder = this.#nodes.get(real);
    if (folder?.type !== "folder" || folder.content !== "" || this.#made !== "") return undefined;
    const inside = real === "" ? "" : `${real}/`;
    const below = [...this.#nodes.keys()].filter((each) => each !== "" && each.startsWith(inside));
    return below
      .map((each) => each.slice(inside.length))
      .filter((name) => !name.includes("/"))
      .toSorted();
  }

  /** Notes what COPY or ADD put to a destination, which ends in "/" when it is a folder. */
  copy({ name, entries }: Selection, path: string, change: (node: FileNode) => FileNode): void {
    const destination = path.replace(/\/\.$/, "/");
    const itself = entries.get("") ?? nodeOf("folder", "");
    const isSingle = itself.type === "file" || itself.type === "link";
    const target = destination.endsWith("/") && isSingle ? destination + name : destination;
    const folder = change(nodeOf("folder", ""));
    if (itself.type === "any" && destination.endsWith("/")) {
      this.set(target, { ...folder, content: this.symbol(this.get(target)?.content, itself) }, folder);
      return;
    }
    for (const [path, node] of entries) {
      const before = node.type === "folder" ? this.get(`${target}/${path}`) : undefined;
      const rest = before && before.content !== "" ? this.symbol(before.content, node.content) : node.content;
      this.set(`${target}/${path}`, change(node.type === "folder" ? { ...node, content: rest } : node), folder);
    }
  }

  /** Gives what a path, or a wildcard, selects. What nobody knows of is the same as long as nothing is different. */
  select(source: string): Selection[] {
    const path = rootless(source);
    const found = selectFrom(this.#nodes, path);
    if (hasWildcard(path)) return [...found, ...this.#guessBelow(path)];
    if (found.length === 0) {
      const guess = this.get(path) ?? nodeOf("any", this.symbol(this.#nodes.get("")?.content, this.#made, path));
      return [selectionOf(path.slice(path.lastIndexOf("/") + 1), new Map([["", guess]]))];
    }
    return found.map((selection) => this.#withMade(selection, path));
  }

  #withMade(selection: Selection, path: string): Selection {
    const itself = selection.entries.get("");
    if (!itself || itself.type !== "folder" || this.#made === "") return selection;
    const open = { ...itself, content: this.symbol(itself.content, this.#made, path) };
    return selectionOf(selection.name, new Map([...selection.entries, ["", open]]));
  }

  /** What a wildcard may select beside what is known. */
  #guessBelow(pattern: string): Selection[] {
    const folder = this.get(parentOf(pattern.slice(0, pattern.search(/[*?[\\]/) + 1)));
    const isOpen = folder?.content !== "" && (folder?.type !== "folder" || SYSTEM.test(pattern));
    if (this.#made === "" && !(folder && isOpen)) return [];
    return [selectionOf("", new Map([["", nodeOf("any", this.symbol(folder?.content, this.#made, pattern))]]))];
  }
}

function placesOf(nodes: ReadonlyMap<string, FileNode>): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const [path, { type }] of nodes) if (type === "file") notePlace(places, path);
  return places;
}

function notePlace(places: Map<string, Set<string>>, path: string): void {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const known = places.get(name);
  if (known) known.add(path);
  else places.set(name, new Set([path]));
}
