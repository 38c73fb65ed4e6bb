/** What stands in the forms of a service lab when it opens; what is left out stays as the lab has it. */
export interface FirstRequest {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly body?: string | undefined;
  /** The command in the other form. */
  readonly curl?: string | undefined;
}

const FIELDS = ["method", "path", "body", "curl"] as const;
const VERSION = "1";

/** Writes it as the part of an address behind "#"; empty when there is nothing to write. */
export function writeLink(request: FirstRequest): string {
  const words = FIELDS.flatMap((field) => {
    const value = request[field];
    return value === undefined ? [] : [[field, value]];
  });
  return words.length === 0 ? "" : `#${new URLSearchParams([["service", VERSION], ...words])}`;
}

/** Reads such a part of an address; nothing when it is another one. */
export function readLink(hash: string): FirstRequest {
  const words = new URLSearchParams(hash.slice(1));
  if (words.get("service") !== VERSION) return {};
  return Object.fromEntries(FIELDS.flatMap((field) => (words.has(field) ? [[field, words.get(field)]] : [])));
}
