import { ComposeError } from "./compose-error.ts";
import { MOST_LEVELS, tooDeep } from "./document-faults.ts";
import { readEnvFiles } from "./environment.ts";
import { entriesOf, field, itemsOf, textOf, textsOf, withFields } from "./field.ts";
import type { FileContext } from "./load-files.ts";
import { mergeAt } from "./merge.ts";
import { type Entry, type MapNode, type Node, type Path, plainOf } from "./node.ts";
import { folderOf } from "../context/path.ts";
import { clear } from "./clear.ts";
import { goType } from "./go-text.ts";
import { isText } from "./long-forms/rule.ts";
import { joinPath } from "./paths.ts";

const IMPORTED = ["services", "volumes", "networks", "secrets", "configs", "models"];

/**
 * Adds to a file what it includes, each with its own folder and environment.
 * @param load Reads the included files as a project of their own.
 * @throws ComposeError of the kinds "wrong-type", "missing-file" and "cycle", and those of reading files.
 */
export function applyIncludes(
  model: MapNode,
  context: FileContext,
  cleared: readonly Path[],
  load: (paths: readonly string[], context: FileContext) => MapNode,
): MapNode {
  const list = field(model, "include");
  if (list === undefined) return withFields(model, { include: undefined });
  if (list.kind !== "list") throw wrongType(list, "`include` must be a list");
  const resources = new Map(IMPORTED.map((kind) => [kind, new Map(entriesOf(field(model, kind)))]));
  for (const [index, item] of list.items.entries()) {
    if (item.kind === "list" || (item.kind === "scalar" && item.value !== null && !isText(item)))
      throw wrongType(
        item,
        `decoding failed due to the following error(s):\n\n'[${index}]' expected a map or struct, got "${item.kind === "list" ? "slice" : goType(item)}"`,
      );
    const { paths, inner } = enter(item, context);
    for (const path of paths) context.documentsOf(path, item);
    addResources(resources, load(paths, inner), cleared);
  }
  return withResources(withFields(model, { include: undefined }), resources);
}

/** Finds the files of one entry, and from where they are seen. */
function enter(item: Node, context: FileContext): { readonly paths: readonly string[]; readonly inner: FileContext } {
  const named = item.kind === "map" ? textsOf(field(item, "path")) : textsOf(item);
  const paths = named.map((path) => joinPath(context.absoluteFolder, path));
  const [main = ""] = paths;
  refuseCircle(main, context.included, item);
  const directory = textOf(field(item, "project_directory"));
  const absoluteFolder = directory === undefined ? folderOf(main) : joinPath(context.absoluteFolder, directory);
  const environment = new Map([...environmentOf(item, absoluteFolder, context), ...context.environment]);
  const folder = relative(context.absoluteFolder, absoluteFolder);
  return { paths, inner: { ...context, folder, absoluteFolder, environment, lookup: (name) => environment.get(name) } };
}

function refuseCircle(main: string, included: readonly string[], { place }: Node): void {
  if (included.length > MOST_LEVELS) throw tooDeep(place);
  if (!included.includes(main)) return;
  const trail = [...included, main];
  const composeSays = `include cycle detected:\n${trail[0]}\n include ${trail.slice(1).join("\n include ")}`;
  throw new ComposeError("cycle", `These files include each other in a circle: ${trail.join(", ")}.`, {
    place,
    composeSays,
  });
}

/** Gives a folder as seen from another; as it is when it does not lie below that. */
function relative(from: string, to: string): string {
  if (to === from) return ".";
  return to.startsWith(`${from}/`) ? to.slice(from.length + 1) : to;
}

/** The included project's own `.env`, or the files that are named instead. */
function environmentOf(item: Node, folder: string, context: FileContext): ReadonlyMap<string, string> {
  const named = item.kind === "map" ? itemsOf(field(item, "env_file")) : [];
  const own = joinPath(folder, ".env");
  if (named.length === 0) return context.files.has(own) ? readEnvFiles([own], context) : new Map();
  const paths = named.flatMap((node) => textOf(node) ?? []).filter((path) => path !== "/dev/null");
  return readEnvFiles(
    paths.map((path) => joinPath(context.absoluteFolder, path)),
    context,
  );
}

/** What a project has of each kind, by name. */
type Resources = ReadonlyMap<string, Map<string, Entry>>;

function addResources(resources: Resources, included: MapNode, cleared: readonly Path[]): void {
  for (const [kind, entries] of resources)
    for (const [name, entry] of entriesOf(field(included, kind)))
      entries.set(name, both(kind, name, entry, entries.get(name), cleared));
}

function withResources(model: MapNode, resources: Resources): MapNode {
  const changes = [...resources]
    .filter(([, { size }]) => size > 0)
    .map(([kind, entries]): [string, Node] => [
      kind,
      { kind: "map", entries, place: field(model, kind)?.place ?? model.place },
    ]);
  return withFields(model, Object.fromEntries(changes));
}

/** What is in both is merged, the including file over the included one. */
function both(kind: string, name: string, included: Entry, own: Entry | undefined, cleared: readonly Path[]): Entry {
  if (own === undefined || JSON.stringify(plainOf(own.value)) === JSON.stringify(plainOf(included.value)))
    return own ?? included;
  const below = cleared.filter(([top, key]) => top === kind && key === name).map((path) => path.slice(2));
  const base = included.value.kind === "map" ? clear(included.value, below) : included.value;
  return { ...own, value: mergeAt(base, own.value, [kind, name]) };
}

function wrongType({ place }: Node, composeSays: string): ComposeError {
  return new ComposeError("wrong-type", "`include` is a list of files.", {
    place,
    path: ["include"],
    composeSays,
  });
}
