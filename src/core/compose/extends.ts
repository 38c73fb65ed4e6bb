import { clear } from "./clear.ts";
import { ComposeError } from "./compose-error.ts";
import { field, textOf, withFields } from "./field.ts";
import { mergeService } from "./merge.ts";
import type { Entry, MapNode, Node, Path } from "./node.ts";

/** The services of a file that others extend, and what its `!reset` and `!override` name. */
export interface ExtendedFile {
  readonly services: Map<string, Entry>;
  readonly cleared: readonly Path[];
}

/** What is needed to follow `extends`. */
export interface ExtendsContext {
  /** The file in which it all starts. */
  readonly file: string;
  readonly cleared: readonly Path[];
  /** Reads the services of another file. Throws a ComposeError. */
  readonly load: (file: string, at: Node) => ExtendedFile;
}

/**
 * Merges every service of a file into what it extends.
 * @throws ComposeError of the kinds "wrong-type", "missing-key", "undefined-reference", "cycle", and those of merging.
 */
export function applyExtends(model: MapNode, context: ExtendsContext): MapNode {
  const services = model.entries.get("services")?.value;
  if (services === undefined) return model;
  if (services.kind !== "map") throw notMap("services", services, ["services"]);
  const extender = new Extender(context);
  const entries = new Map(services.entries);
  for (const [name, entry] of services.entries)
    entries.set(name, { ...entry, value: extender.resolve(name, entries, context.cleared, []) });
  return withFields(model, { services: { ...services, entries } });
}

class Extender {
  readonly #context: ExtendsContext;
  /** Files that were read already, whose services are replaced by what they became. */
  readonly #others = new Map<string, ExtendedFile>();

  constructor(context: ExtendsContext) {
    this.#context = context;
  }

  /** @param trail What was extended on the way here. */
  resolve(name: string, services: Map<string, Entry>, cleared: readonly Path[], trail: readonly string[]): Node {
    const service = services.get(name)?.value ?? NOTHING;
    if (service.kind === "scalar" && service.value === null) return service;
    if (service.kind !== "map") throw notMap(`services.${name}`, service, ["services", name]);
    const extended = service.entries.get("extends")?.value;
    if (extended === undefined) return service;
    const { base, baseCleared, from, reference } = this.#find(name, extended, services, cleared);
    const followed = follow(trail, `${name} in ${from}`, extended);
    const resolved = this.resolve(reference, base, baseCleared, followed);
    if (resolved.kind !== "map") return service;
    const cleaned = clear(
      resolved,
      cleared.filter(([top, key]) => top === "services" && key === name).map((path) => path.slice(2)),
    );
    const merged = withFields(mergeService(cleaned, service), { extends: undefined });
    services.set(name, { place: services.get(name)?.place ?? service.place, value: merged });
    return merged;
  }

  #find(name: string, extended: Node, services: Map<string, Entry>, cleared: readonly Path[]): Found {
    const reference = referenceOf(name, extended);
    const { file: main, load } = this.#context;
    const file = textOf(field(extended, "file"));
    if (file === undefined) {
      if (!services.has(reference)) throw notFound(name, main, reference, extended);
      return { base: services, baseCleared: cleared, from: main, reference };
    }
    const other = this.#others.get(file) ?? load(file, extended);
    this.#others.set(file, other);
    if (!other.services.has(reference)) throw notFound(name, main, reference, extended, file);
    return { base: other.services, baseCleared: other.cleared, from: file, reference };
  }
}

interface Found {
  readonly base: Map<string, Entry>;
  readonly baseCleared: readonly Path[];
  readonly from: string;
  readonly reference: string;
}

const NOTHING: Node = { kind: "scalar", value: null, place: { file: "", line: 1, column: 1 } };

function referenceOf(name: string, extended: Node): string {
  if (extended.kind !== "map") return textOf(extended) ?? "";
  const service = field(extended, "service");
  if (service?.kind === "scalar" && typeof service.value === "string") return service.value;
  throw new ComposeError("missing-key", `services.${name}.extends must name a \`service:\`.`, {
    place: extended.place,
    path: ["services", name, "extends"],
    composeSays: `extends.${name}.service is required`,
  });
}

function follow(trail: readonly string[], step: string, at: Node): readonly string[] {
  const followed = [...trail, step];
  if (!trail.includes(step)) return followed;
  const message = `These services extend each other in a circle: ${followed.join(", which extends ")}.`;
  const composeSays = [
    "Circular reference:",
    `  ${followed[0]}`,
    ...followed.slice(1).map((each) => `  extends ${each}`),
  ].join("\n");
  throw new ComposeError("cycle", message, { place: at.place, composeSays });
}

function notFound(name: string, main: string, reference: string, at: Node, file?: string): ComposeError {
  const where = file === undefined ? "" : ` in ${file}`;
  return new ComposeError(
    "undefined-reference",
    `services.${name} extends "${reference}", and there is no such service${where}.`,
    {
      place: at.place,
      path: ["services", name, "extends"],
      composeSays: `cannot extend service "${name}" in ${main}: service "${reference}" not found${where}`,
    },
  );
}

function notMap(what: string, { place }: Node, path: Path): ComposeError {
  return new ComposeError("wrong-type", `${what} must be a mapping: names with what belongs to them below.`, {
    place,
    path,
    composeSays: `${what} must be a mapping`,
  });
}
