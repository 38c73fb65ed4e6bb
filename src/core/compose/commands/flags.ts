import { Refusal } from "../engine/refusal.ts";

/** The options of one command: those that take a value, and those that do not. Long names, with short ones by letter. */
export interface Grammar {
  readonly values: readonly string[];
  readonly switches: readonly string[];
  readonly short: Readonly<Record<string, string>>;
  /** Whether all words after the first that is no option belong to the container, as those of `run` do. */
  readonly endsAtWord?: true;
}

export interface Flags {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlySet<string>;
  readonly words: readonly string[];
}

/** Reads the words of a command line. @throws Refusal for an option that the command does not have. */
export function readFlags({ values, switches, short, endsAtWord }: Grammar, line: readonly string[]): Flags {
  const given = new Map<string, string[]>();
  const on = new Set<string>();
  const words: string[] = [];
  const left = [...line];
  const take = (name: string, value: string | undefined, shown: string): void => {
    const taken = value ?? left.shift();
    if (taken === undefined) throw new Refusal(`flag needs an argument: ${shown}`);
    given.set(name, [...(given.get(name) ?? []), taken]);
  };
  const readShort = (letters: string): void => {
    for (const [index, letter] of letters.split("").entries()) {
      const name = short[letter];
      if (name === undefined) throw new Refusal(`unknown shorthand flag: '${letter}' in -${letters}`);
      if (values.includes(name)) {
        const rest = letters.slice(index + 1).replace(/^=/, "");
        return take(name, rest === "" ? undefined : rest, `'${letter}' in -${letters}`);
      }
      on.add(name);
    }
  };
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [, long, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (word === "--") return { values: given, switches: on, words: [...words, ...left] };
    if (long !== undefined) {
      if (values.includes(long)) take(long, value, `--${long}`);
      else if (!switches.includes(long)) throw new Refusal(`unknown flag: --${long}`);
      else if (value !== "false") on.add(long);
    } else if (/^-./.test(word)) readShort(word.slice(1));
    else {
      words.push(word);
      if (endsAtWord) return { values: given, switches: on, words: [...words, ...left] };
    }
  }
  return { values: given, switches: on, words };
}

/** The last value of an option. */
export function valueOf({ values }: Flags, name: string): string | undefined {
  return values.get(name)?.at(-1);
}

/** The seconds that an option tells; undefined without it. */
export function secondsOf(flags: Flags, name: string): number | undefined {
  const text = valueOf(flags, name);
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!Number.isInteger(seconds))
    throw new Refusal(
      `invalid argument "${text}" for "--${name}" flag: strconv.ParseInt: parsing "${text}": invalid syntax`,
    );
  return seconds;
}
