import { DockerfileError } from "./error.ts";
import type { Clause } from "./statement.ts";
import { didYouMean, suggest } from "./suggest.ts";
import { cut, lower } from "./text.ts";

/** What a flag takes: one text, several, or true or false. */
export type FlagKind = "text" | "texts" | "truth";

/** What an instruction's flags say. */
export interface FlagValues<Name extends string> {
  /** The text of a flag, or the other one if it is not set. */
  text: (name: Name, otherwise?: string) => string;
  texts: (name: Name) => readonly string[];
  /** Undefined if it is not set. */
  truth: (name: Name) => boolean | undefined;
}

/**
 * Reads the flags that an instruction takes. Throws a DockerfileError for others and for values that do not fit.
 * BuildKit: `frontend/dockerfile/instructions/bflag.go`.
 */
export function readFlags<Name extends string>(
  clause: Clause,
  kinds: Readonly<Record<Name, FlagKind>>,
): FlagValues<Name> {
  if (clause.flags.length === 0) return NO_VALUES;
  const values = new Map<string, string[]>();
  for (const { value: written } of clause.flags) {
    const [flag, value] = cut(written, "=");
    const name = flag.slice(2);
    const kind = kindOf(kinds, name);
    const given = values.get(name);
    if (given && kind !== "texts") throw new DockerfileError(`duplicate flag specified: ${flag}`);
    if (given) given.push(readValue(kind, flag, value));
    else values.set(name, [readValue(kind, flag, value)]);
  }
  return {
    text: (name, otherwise = "") => values.get(name)?.[0] ?? otherwise,
    texts: (name) => values.get(name) ?? [],
    truth: (name) => (values.has(name) ? values.get(name)?.[0] === "true" : undefined),
  };
}

const NO_VALUES: FlagValues<string> = {
  text: (_, otherwise = "") => otherwise,
  texts: () => [],
  truth: () => undefined,
};

/** For instructions that take no flags. Throws a DockerfileError if there are some. */
export function refuseFlags(clause: Clause): void {
  readFlags(clause, {});
}

function kindOf(kinds: Readonly<Record<string, FlagKind>>, name: string): FlagKind {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind) return kind;
  throw new DockerfileError(didYouMean(`unknown flag: --${name}`, suggest(name, Object.keys(kinds))));
}

function readValue(kind: FlagKind, flag: string, value: string | undefined): string {
  if (kind === "truth" && value === undefined) return "true";
  if (value === undefined || (kind === "truth" && value === "")) {
    throw new DockerfileError(`missing a value on flag: ${flag}`);
  }
  if (kind !== "truth" || /^(?:true|false)$/.test(lower(value))) return kind === "truth" ? lower(value) : value;
  throw new DockerfileError(`expecting boolean value for flag ${flag}, not: ${value}`);
}
