/** What a value of a Compose file may be. */
export type Shape =
  | { readonly kind: "any" }
  | {
      readonly kind: "scalar";
      readonly types: readonly ScalarType[];
      readonly words?: readonly string[];
      readonly pattern?: RegExp;
      readonly range?: readonly [number, number];
    }
  | { readonly kind: "list"; readonly item: Shape; readonly isUnique: boolean }
  | MapShape
  /** Exactly one of these. */
  | { readonly kind: "either"; readonly shapes: readonly Shape[] };

export type ScalarType = "string" | "number" | "integer" | "boolean" | "null";

export interface MapShape {
  readonly kind: "map";
  readonly fields: Readonly<Record<string, Shape>>;
  /** What other keys may be, by a pattern. */
  readonly others: readonly (readonly [RegExp, Shape])[];
  /** Whether keys that are neither are refused. */
  readonly isClosed: boolean;
  readonly required: readonly string[];
  /** Whether nothing, or a scalar, may stand in its place. */
  readonly instead: readonly ScalarType[];
}

export const anything: Shape = { kind: "any" };

/** A scalar of some types. */
export function scalar(...types: readonly ScalarType[]): Shape {
  return { kind: "scalar", types };
}

export const text = scalar("string");
export const flag = scalar("boolean", "string");
export const number = scalar("number", "string");
export const integer = scalar("integer", "string");

/** One of some words. */
export function words(...allowed: readonly string[]): Shape {
  return { kind: "scalar", types: ["string"], words: allowed };
}

/** A text of a pattern. */
export function matching(pattern: RegExp): Shape {
  return { kind: "scalar", types: ["string"], pattern };
}

/** A whole number within bounds, or a text. */
export function between(least: number, most: number): Shape {
  return either(text, { kind: "scalar", types: ["integer"], range: [least, most] });
}

export function list(item: Shape): Shape {
  return { kind: "list", item, isUnique: false };
}

/** A list in which nothing stands twice. */
export function uniqueList(item: Shape): Shape {
  return { kind: "list", item, isUnique: true };
}

export function either(...shapes: readonly Shape[]): Shape {
  return { kind: "either", shapes };
}

const EXTENSION: readonly [RegExp, Shape] = [/^x-/, anything];

/** A mapping of known keys, and of extensions. */
export function fields(known: Readonly<Record<string, Shape>>, required: readonly string[] = []): MapShape {
  return { kind: "map", fields: known, others: [EXTENSION], isClosed: true, required, instead: [] };
}

/** A mapping of known keys that knows no extensions. */
export function strictFields(known: Readonly<Record<string, Shape>>, required: readonly string[] = []): MapShape {
  return { ...fields(known, required), others: [] };
}

/** A mapping whose keys the user chooses. */
export function mapOf(value: Shape, keys: RegExp, isClosed: boolean): MapShape {
  return { kind: "map", fields: {}, others: [[keys, value]], isClosed, required: [], instead: [] };
}

/** The same mapping, in whose place a scalar may stand. */
export function orScalar(map: MapShape, ...instead: readonly ScalarType[]): MapShape {
  return { ...map, instead };
}

/** What services, networks and volumes may be called. */
export const NAMES = /^[a-zA-Z0-9._-]+$/;

export const texts = uniqueList(text);
export const textOrList = either(text, texts);
/** Options of a driver. */
export const optionMap = mapOf(scalar("string", "number"), /./, false);
/** KEY=value pairs in either form. */
export const listOrMap = either(mapOf(scalar("string", "number", "boolean", "null"), /./, true), texts);
