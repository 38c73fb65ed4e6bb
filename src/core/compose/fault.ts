import { closest } from "../text/closest.ts";
import type { ComposeErrorKind } from "./compose-error.ts";
import { type Node, type Path, type Place, writePath } from "./node.ts";
import type { MapShape } from "./shape.ts";

export interface Fault {
  readonly kind: ComposeErrorKind;
  readonly path: Path;
  readonly place: Place;
  readonly message: string;
  /** What Compose says behind the path. */
  readonly says: string;
}

/** A key that is not known lies below its map. */
export function depthOf({ kind, path }: Fault): number {
  return path.length + (kind === "unknown-key" ? 1 : 0);
}

/** The first of those that lie deepest. */
export function deepest(faults: readonly Fault[]): Fault | undefined {
  return faults.reduce<Fault | undefined>(
    (best, fault) => (best === undefined || depthOf(fault) > depthOf(best) ? fault : best),
    undefined,
  );
}

export function unknownKeys(unknown: readonly [string, Place][], { fields, others }: MapShape, path: Path): Fault {
  const [[name, place] = ["", NOWHERE]] = unknown;
  const where = path.length === 0 ? "a Compose file" : writePath(path);
  const isName = Object.keys(fields).length === 0 && others.length > 0;
  const message = isName
    ? `"${name}" is no name for a part of ${where}: letters, digits, dots, hyphens and underscores are allowed.`
    : `"${name}" is no key of ${where}.${meant(name, Object.keys(fields))}`;
  const says = `additional properties ${unknown.map(([key]) => `'${key}'`).join(", ")} not allowed`;
  return { kind: "unknown-key", path, place, message, says };
}

export function meant(name: string, known: readonly string[]): string {
  const near = closest(name, known) ?? closest(name.toLowerCase(), known);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}

export function missingKeys({ place }: Node, missing: readonly string[], path: Path): Fault {
  const list = missing.map((key) => `'${key}'`).join(", ");
  const says = `missing ${missing.length === 1 ? "property" : "properties"} ${list}`;
  return {
    kind: "missing-key",
    path,
    place,
    message: `${writePath(path)} needs ${missing.map((key) => `\`${key}:\``).join(" and ")}.`,
    says,
  };
}

const NOWHERE: Place = { file: "", line: 1, column: 1 };

const NAMES: Readonly<Record<string, string>> = { object: "mapping" };

const PLAIN: Readonly<Record<string, string>> = {
  object: "a mapping",
  array: "a list",
  string: "a text, in quotes if need be",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  null: "nothing",
};

export function wrongType({ place }: Node, types: readonly string[], path: Path): Fault {
  const names = types.map((type) => NAMES[type] ?? type);
  const sorted = names.toSorted((a, b) => (a < b ? -1 : 1));
  const list = sorted.length === 1 ? sorted[0] : `${sorted.slice(0, -1).join(", ")} or ${sorted.at(-1)}`;
  const message = `${path.length === 0 ? "A Compose file" : writePath(path)} must be ${types.map((type) => PLAIN[type] ?? type).join(", or ")}.`;
  return { kind: "wrong-type", path, place, message, says: `must be a ${list}` };
}
