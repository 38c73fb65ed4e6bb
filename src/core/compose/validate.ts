import { ComposeError } from "./compose-error.ts";
import { deepest, depthOf, type Fault, meant, missingKeys, unknownKeys, wrongType } from "./fault.ts";
import { COMPOSE_FILE } from "./format.ts";
import { goText } from "./go-text.ts";
import { type MapNode, type Node, type Path, plainOf, type Place, writePath } from "./node.ts";
import type { MapShape, ScalarType, Shape } from "./shape.ts";

/**
 * Checks the form of a model: which keys there may be, and what type each value has.
 * @param file The file that was read last, which Compose names.
 * @throws ComposeError of the kinds "unknown-key", "wrong-type", "missing-key", "not-allowed-value", "duplicate-items" and
 * "invalid-value", for the fault that lies deepest, as Compose does.
 */
export function validate(model: MapNode, file: string): void {
  refuseEndless(model, file);
  const fault = deepest(check(model, COMPOSE_FILE, []));
  if (fault === undefined) return;
  const { kind, path, place, message, says } = fault;
  throw new ComposeError(kind, message, { place, path, composeSays: `validating ${file}: ${writePath(path)} ${says}` });
}

/** Compose checks a model as JSON, which has no such numbers. */
function refuseEndless(node: Node, file: string): void {
  if (node.kind === "list") for (const item of node.items) refuseEndless(item, file);
  if (node.kind === "map") for (const { value } of node.entries.values()) refuseEndless(value, file);
  if (node.kind !== "scalar" || typeof node.value !== "number" || Number.isFinite(node.value)) return;
  const composeSays = `validating ${file}: json: unsupported value: ${goText(node)}`;
  const message = `${goText(node)} is no number that Compose takes. Put it in quotes.`;
  throw new ComposeError("invalid-value", message, { place: node.place, composeSays });
}

function check(node: Node, shape: Shape, path: Path): readonly Fault[] {
  if (shape.kind === "scalar") return checkScalar(node, shape, path);
  if (shape.kind === "list") return checkList(node, shape, path);
  if (shape.kind === "map") return checkMap(node, shape, path);
  return shape.kind === "either" ? checkEither(node, shape.shapes, path) : [];
}

/** Tells the fault of the shape that was meant, in the words of the first that Compose tries. */
function checkEither(node: Node, shapes: readonly Shape[], path: Path): readonly Fault[] {
  const faults: (Fault & { readonly isMeant: boolean })[] = [];
  for (const shape of shapes) {
    const found = deepest(check(node, shape, path));
    if (found === undefined) return [];
    faults.push({ ...found, isMeant: shape.kind === node.kind });
  }
  const best = deepest(faults);
  if (best === undefined) return [];
  const meant = faults.find((fault) => fault.isMeant && depthOf(fault) === depthOf(best)) ?? best;
  return [{ ...meant, says: best.says }];
}

function checkScalar(node: Node, shape: Shape & { kind: "scalar" }, path: Path): readonly Fault[] {
  const { types, words, pattern, range } = shape;
  if (!types.some((type) => isOfType(node, type))) return [wrongType(node, types, path)];
  const value = node.kind === "scalar" ? node.value : null;
  const { place } = node;
  if (words !== undefined && !words.includes(String(value))) {
    const list = words.map((word) => `'${word}'`).join(", ");
    const says = words.length === 1 ? `value must be ${list}` : `value must be one of ${list}`;
    return [
      {
        kind: "not-allowed-value",
        path,
        place,
        message: `${writePath(path)} is "${value}", and must be one of ${words.join(", ")}.${meant(String(value), words)}`,
        says,
      },
    ];
  }
  if (pattern !== undefined && !pattern.test(String(value))) {
    const says = `'${value}' does not match pattern '${pattern.source}'`;
    return [
      {
        kind: "not-allowed-value",
        path,
        place,
        message: `${writePath(path)} is "${value}", which is not allowed there.`,
        says,
      },
    ];
  }
  if (range !== undefined && typeof value === "number") return checkRange(value, range, path, place);
  return [];
}

function checkRange(
  value: number,
  [least, most]: readonly [number, number],
  path: Path,
  place: Place,
): readonly Fault[] {
  if (value >= least && value <= most) return [];
  const says = value < least ? `must be greater than or equal to ${least}` : `must be less than or equal to ${most}`;
  return [{ kind: "invalid-value", path, place, message: `${writePath(path)} is ${value}, and ${says}.`, says }];
}

function isOfType(node: Node, type: ScalarType): boolean {
  if (node.kind !== "scalar") return false;
  const { value } = node;
  if (type === "null") return value === null;
  if (type === "integer") return typeof value === "number" && Number.isInteger(value);
  return typeof value === type;
}

function checkList(node: Node, { item, isUnique }: Shape & { kind: "list" }, path: Path): readonly Fault[] {
  if (node.kind !== "list") return [wrongType(node, ["array"], path)];
  const twice = isUnique ? findTwice(node, path) : [];
  return [...twice, ...node.items.flatMap((each, index) => check(each, item, [...path, index]))];
}

function findTwice(list: Node & { kind: "list" }, path: Path): readonly Fault[] {
  const known = new Map<string, number>();
  for (const [index, item] of list.items.entries()) {
    const written = JSON.stringify(plainOf(item));
    const first = known.get(written);
    if (first !== undefined) {
      const message = `${writePath(path)} holds ${written} twice. Keep one.`;
      return [
        { kind: "duplicate-items", path, place: item.place, message, says: `items at ${first} and ${index} are equal` },
      ];
    }
    known.set(written, index);
  }
  return [];
}

function checkMap(node: Node, shape: MapShape, path: Path): readonly Fault[] {
  if (node.kind !== "map")
    return shape.instead.some((type) => isOfType(node, type))
      ? []
      : [wrongType(node, ["object", ...shape.instead], path)];
  const faults: Fault[] = [];
  const unknown: [string, Place][] = [];
  const missing = shape.required.filter((key) => !node.entries.has(key));
  if (missing.length > 0) faults.push(missingKeys(node, missing, path));
  for (const [key, { place, value }] of node.entries) {
    const inside = shapeOf(key, shape);
    if (inside) faults.push(...check(value, inside, [...path, key]));
    else if (shape.isClosed) unknown.push([key, place]);
  }
  return unknown.length === 0 ? faults : [...faults, unknownKeys(unknown, shape, path)];
}

/** What stands under a key. No key is a field and of a pattern as well. */
function shapeOf(key: string, { fields, others }: MapShape): Shape | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : others.find(([pattern]) => pattern.test(key))?.[1];
}
