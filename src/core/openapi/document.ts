/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value as an object; an empty one when it is anything else. */
export function recordOf(value: Json | undefined): Readonly<Record<string, Json>> {
  return isRecord(value) ? value : {};
}

export function entriesOf(value: Json | undefined): [string, Json][] {
  return Object.entries(recordOf(value));
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Follows references inside the document, such as "#/components/schemas/Question"; gives {} for one that leads nowhere. */
export function resolve(document: Json, value: Json | undefined): Json {
  let current: Json = value ?? {};
  for (let hops = 0; hops < 20; hops += 1) {
    const reference = recordOf(current)["$ref"];
    if (typeof reference !== "string") return current;
    current = find(document, reference);
  }
  return {};
}

function find(document: Json, reference: string): Json {
  if (!reference.startsWith("#/")) return {};
  let current: Json | undefined = document;
  for (const key of reference.slice(2).split("/")) {
    current = recordOf(current)[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return current ?? {};
}

function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
