/** Why a file cannot be read, in words for whoever chose it. */
export class Unreadable extends Error {}

/** Gives one field of anything; undefined when it has none of that name. */
export function fieldOf(value: unknown, name: string): unknown {
  return new Map(Object.entries(Object(value))).get(name);
}

/** Gives the fields of an object; there may be no other than the named ones. */
export function fieldsOf(value: unknown, place: string, names: readonly string[]): Readonly<Record<string, unknown>> {
  const fields = entriesOf(value, place);
  const strange = fields.find(([name]) => !names.includes(name));
  if (strange) throw new Unreadable(`${at(place)}there is ${tell(strange[0])}, which this version does not know.`);
  return Object.fromEntries(fields);
}

/** Gives the entries of an object whose names look as they must. */
export function mapOf<Value>(
  value: unknown,
  place: string,
  names: RegExp,
  read: (value: unknown, place: string) => Value,
): Map<string, Value> {
  return new Map(
    entriesOf(value, place).map(([name, inner]) => {
      if (!names.test(name))
        throw new Unreadable(`${at(place)}there is ${tell(name)}, which is no name in this course.`);
      return [name, read(inner, `${place} ${name}`)];
    }),
  );
}

/** Gives a text that looks as it must; `kind` says how. */
export function matching(value: unknown, place: string, look: RegExp, kind: string): string {
  if (typeof value === "string" && look.test(value)) return value;
  throw new Unreadable(`${at(place)}${kind} is missing: there is ${tell(value)}.`);
}

/** Reads what need not be there. */
export function optional<Value>(
  value: unknown,
  place: string,
  read: (value: unknown, place: string) => Value,
): Value | undefined {
  return value === undefined ? undefined : read(value, place);
}

/** Quotes any value, shortened. */
export function tell(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;
}

const SHOWN = 60;

function entriesOf(value: unknown, place: string): [string, unknown][] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new Unreadable(`${at(place)}a group of entries in { } is missing: there is ${tell(value)}.`);
}

function at(place: string): string {
  return place === "" ? "In it, " : `At ${place}, `;
}
