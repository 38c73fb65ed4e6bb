import { entriesOf, recordOf, resolve, textOf, type Json } from "./document.ts";

/** One field of a body or an answer. */
export interface Field {
  readonly name: string;
  /** In words: "number", "list of numbers", "rk4 or euler". */
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  /** What its value must keep to, in words: "above 0, at most 10". Empty when there is nothing. */
  readonly limits: string;
  /** As JSON writes it; empty when there is none. */
  readonly default: string;
}

/** The fields of an object's schema; none for any other schema. */
export function fieldsOf(document: Json, schema: Json | undefined): Field[] {
  const object = recordOf(resolve(document, schema));
  const needed = Array.isArray(object["required"]) ? object["required"] : [];
  return entriesOf(object["properties"]).map(([name, property]) => {
    const described = { ...recordOf(resolve(document, property)), ...recordOf(property) };
    return {
      name,
      type: typeOf(document, property),
      required: needed.includes(name),
      description: textOf(described["description"]),
      limits: limitsOf(described),
      default: described["default"] === undefined ? "" : JSON.stringify(described["default"]),
    };
  });
}

/** A value to begin with: the schema's own example or default where it has one, and something of the type elsewhere. */
export function exampleOf(document: Json, schema: Json | undefined, depth = 0): Json {
  const resolved = recordOf(resolve(document, schema));
  const given = resolved["examples"];
  if (Array.isArray(given) && given[0] !== undefined) return given[0];
  if (resolved["example"] !== undefined) return resolved["example"];
  if (resolved["default"] !== undefined) return resolved["default"];
  const first = firstOf(resolved);
  if (first !== undefined) return depth > 5 ? {} : exampleOf(document, first, depth + 1);
  const values = resolved["enum"];
  if (Array.isArray(values) && values[0] !== undefined) return values[0];
  if (resolved["properties"] === undefined) return BLANK[textOf(resolved["type"])] ?? {};
  if (depth > 5) return {};
  const fields = entriesOf(resolved["properties"]);
  return Object.fromEntries(fields.map(([name, property]) => [name, exampleOf(document, property, depth + 1)]));
}

const BLANK: Readonly<Record<string, Json>> = {
  number: 1,
  integer: 1,
  string: "",
  boolean: false,
  array: [],
  null: null,
};

function typeOf(document: Json, schema: Json, depth = 0): string {
  const resolved = recordOf(resolve(document, schema));
  const values = resolved["enum"] ?? (resolved["const"] === undefined ? undefined : [resolved["const"]]);
  if (Array.isArray(values)) return values.map(String).join(" or ");
  const several = resolved["anyOf"] ?? resolved["oneOf"];
  if (Array.isArray(several) && depth < 3) {
    return [...new Set(several.map((one: Json) => typeOf(document, one, depth + 1)))].join(" or ");
  }
  if (resolved["type"] === "array")
    return depth < 3 ? `list of ${typeOf(document, resolved["items"] ?? {}, depth + 1)}` : "list";
  const type = resolved["type"];
  if (Array.isArray(type)) return type.map(String).join(" or ");
  return textOf(type) || (resolved["properties"] ? "object" : "anything");
}

const LIMITS: readonly (readonly [string, string])[] = [
  ["exclusiveMinimum", "above"],
  ["minimum", "at least"],
  ["exclusiveMaximum", "below"],
  ["maximum", "at most"],
  ["minLength", "characters: at least"],
  ["maxLength", "characters: at most"],
  ["minItems", "items: at least"],
  ["maxItems", "items: at most"],
  ["pattern", "like"],
];

function limitsOf(schema: Readonly<Record<string, Json>>): string {
  return LIMITS.flatMap(([key, words]) => {
    const limit = schema[key];
    if (typeof limit === "number") return [`${words} ${limit.toLocaleString("en-GB")}`];
    return typeof limit === "string" ? [`${words} ${limit}`] : [];
  }).join(", ");
}

function firstOf(schema: Readonly<Record<string, Json>>): Json | undefined {
  const several = schema["anyOf"] ?? schema["oneOf"] ?? schema["allOf"];
  return Array.isArray(several) ? several[0] : undefined;
}
