import { COMPOSE_FILE } from "../../core/compose/format.ts";
import type { MapShape, Shape } from "../../core/compose/shape.ts";
import { KEY_WORDS, VALUE_WORDS } from "./key-words.ts";
import type { KnownNames } from "./known-names.ts";
import { placeIn, type YamlPlace } from "./yaml-place.ts";

/** What may be typed at a place of a Compose file. */
export interface Completions {
  /** Where what is there already begins. */
  readonly from: number;
  readonly options: readonly Option[];
}

export interface Option {
  readonly label: string;
  readonly detail: string;
  /** What is written. */
  readonly apply: string;
}

/** Gives what may be typed at a place of a Compose file; undefined where nothing is known. */
export function complete(text: string, at: number, names: KnownNames): Completions | undefined {
  const place = placeIn(text, at);
  if (place === undefined) return undefined;
  const [, before, variable] = /^(.*\$\{?)(\w*)$/.exec(place.word) ?? [];
  if (before !== undefined) return variablesAt(at - (variable ?? "").length, before, names);
  const shapes = shapesAt(place.path);
  const options = [
    ...(place.kind === "value" ? [] : keysAt(shapes, place, names)),
    ...(place.kind === "key" ? [] : valuesAt(shapes, place, names)),
  ];
  return options.length === 0 ? undefined : { from: place.from, options };
}

function variablesAt(from: number, before: string, { variables }: KnownNames): Completions | undefined {
  if (variables.length === 0) return undefined;
  const end = before.endsWith("{") ? "}" : "";
  return { from, options: variables.map((name) => ({ label: name, detail: "of .env", apply: name + end })) };
}

/** What may stand at a path: one shape, or several where a value has several forms. */
function shapesAt(path: readonly string[]): readonly Shape[] {
  let shapes = formsOf(COMPOSE_FILE);
  for (const part of path) {
    shapes = shapes.flatMap((shape) => {
      if (part === "[]") return shape.kind === "list" ? formsOf(shape.item) : [];
      return shape.kind === "map" ? formsOf(valueOf(shape, part)) : [];
    });
  }
  return shapes;
}

function formsOf(shape: Shape | undefined): readonly Shape[] {
  if (shape === undefined) return [];
  return shape.kind === "either" ? shape.shapes.flatMap(formsOf) : [shape];
}

function valueOf({ fields, others }: MapShape, key: string): Shape | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : others.find(([pattern]) => pattern.test(key))?.[1];
}

function keysAt(shapes: readonly Shape[], place: YamlPlace, names: KnownNames): Option[] {
  const maps = shapes.filter((shape) => shape.kind === "map");
  const known = maps.flatMap(({ fields }) => Object.entries(fields));
  const named = namesAt(place.path, names).map((name): Option => keyOf(name, "of this project", true));
  return [
    ...known.map(([key, shape]) => keyOf(key, KEY_WORDS[key] ?? "", isNested(shape) && !place.isFlow)),
    ...(maps.length > 0 ? named : []),
  ].filter(({ label }) => !place.siblings.has(label));
}

function keyOf(label: string, detail: string, isOpen: boolean): Option {
  return { label, detail, apply: isOpen ? `${label}:` : `${label}: ` };
}

/** Whether a value stands on lines of its own. */
function isNested(shape: Shape): boolean {
  return formsOf(shape).some(({ kind }) => kind === "map") || formsOf(shape).every(({ kind }) => kind === "list");
}

/** Where a file names what stands elsewhere in it, as a key or as an item. */
const REFERENCES: readonly (readonly [path: RegExp, kind: keyof KnownNames])[] = [
  [/^services\.[^.]+\.(?:depends_on|links|volumes_from)(?:\.\[\])?$/, "services"],
  [/^services\.[^.]+\.extends(?:\.service)?$/, "services"],
  [/^services\.[^.]+\.networks(?:\.\[\])?$/, "networks"],
  [/^services\.[^.]+\.volumes\.\[\](?:\.source)?$/, "volumes"],
  [/^services\.[^.]+\.secrets\.\[\](?:\.source)?$/, "secrets"],
  [/^services\.[^.]+\.configs\.\[\](?:\.source)?$/, "configs"],
  [/^services\.[^.]+\.build\.secrets\.\[\](?:\.source)?$/, "secrets"],
];

/** A service does not wait for itself. */
function namesAt(path: readonly string[], names: KnownNames): readonly string[] {
  const here = path.join(".");
  const kind = REFERENCES.find(([pattern]) => pattern.test(here))?.[1];
  return kind === undefined ? [] : names[kind].filter((name) => kind !== "services" || name !== path[1]);
}

/** Values that are texts for Compose's format, and of which few are meant. */
const USUAL: readonly (readonly [path: RegExp, values: string])[] = [
  [/^services\.[^.]+\.restart$/, "no always on-failure unless-stopped"],
  [/^services\.[^.]+\.network_mode$/, "host none bridge"],
  [/^services\.[^.]+\.pull_policy$/, "always missing never build daily weekly"],
  [/^services\.[^.]+\.deploy\.restart_policy\.condition$/, "none on-failure any"],
  [/\.ports\.\[\]\.protocol$/, "tcp udp"],
  [/^networks\.[^.]+\.driver$/, "bridge host overlay macvlan none"],
  [/^volumes\.[^.]+\.driver$/, "local"],
  [/\.logging\.driver$/, "json-file local journald none"],
];

function valuesAt(shapes: readonly Shape[], { path }: YamlPlace, names: KnownNames): Option[] {
  const here = path.join(".");
  const usual = USUAL.find(([pattern]) => pattern.test(here))?.[1].split(" ") ?? [];
  const words = shapes.flatMap((shape) => (shape.kind === "scalar" ? wordsOf(shape) : []));
  const isText = shapes.some((shape) => shape.kind === "scalar");
  const named = isText ? namesAt(path, names) : [];
  const others = here.endsWith(".network_mode") ? names.services.filter((name) => name !== path[1]) : [];
  const end = here.endsWith(".volumes.[]") ? ":" : "";
  return [
    ...[...usual, ...words].map((label) => ({
      label,
      detail: VALUE_WORDS[label] ?? "",
      apply: APPLIED[label] ?? label,
    })),
    ...named.map((label) => ({ label, detail: "of this project", apply: label + end })),
    ...others.map((name) => ({
      label: `service:${name}`,
      detail: "the network of another service",
      apply: `service:${name}`,
    })),
  ];
}

/** Some readers of YAML take the word alone for "false". */
const APPLIED: Readonly<Record<string, string>> = { no: '"no"' };

function wordsOf({ types, words }: Extract<Shape, { readonly kind: "scalar" }>): readonly string[] {
  if (words !== undefined) return words;
  return types.includes("boolean") && !types.includes("number") && types.length <= 2 ? ["true", "false"] : [];
}
