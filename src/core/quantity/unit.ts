/** A unit that people write behind a number. */
export interface Unit {
  /** As it is written here: "MB"; what is counted for a unit of no table: "people". */
  readonly name: string;
  /** Units of one kind are counted in each other. */
  readonly kind: string;
  /** How many of the smallest of its kind it is. */
  readonly scale: number;
  /** What to say of the way in which it was written. */
  readonly remark?: string;
}

const SIZES: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};
const TIMES: Readonly<Record<string, number>> = {
  ns: 1e-6,
  µs: 1e-3,
  ms: 1,
  s: 1e3,
  min: 6e4,
  h: 36e5,
  days: 864e5,
  weeks: 6048e5,
};
const SHARES: Readonly<Record<string, number>> = { "%": 0.01, "‰": 0.001, "": 1 };

/** Other ways to write them, in small letters. */
const WORDS: Readonly<Record<string, string>> = {
  byte: "B",
  kilobyte: "kB",
  megabyte: "MB",
  gigabyte: "GB",
  terabyte: "TB",
  kibibyte: "KiB",
  mebibyte: "MiB",
  gibibyte: "GiB",
  nanosecond: "ns",
  us: "µs",
  microsecond: "µs",
  millisecond: "ms",
  msec: "ms",
  sec: "s",
  second: "s",
  minute: "min",
  hr: "h",
  hour: "h",
  day: "days",
  d: "days",
  week: "weeks",
  percent: "%",
  "per cent": "%",
  pct: "%",
  "per mille": "‰",
  person: "people",
  human: "people",
  ppl: "people",
  individual: "people",
  inhabitant: "people",
  resident: "people",
  host: "people",
  susceptible: "people",
  "still susceptible": "people",
  "susceptible person": "people",
  "susceptible individual": "people",
  "people still susceptible": "people",
  "susceptible people": "people",
  "people are susceptible": "people",
  meg: "MB",
  "×": "times",
  x: "times",
  time: "times",
  fold: "times",
};

/**
 * Reads a unit. "M" and "Mbit" are refused by their reason; what stands in no table counts things of that name, so that
 * "3 layers" is "3 layer" and nothing else.
 */
export function readUnit(text: string): Unit | { readonly problem: string } {
  const word = text.trim().replace(/\.$/, "").replace("μ", "µ");
  const exact = tabled(word);
  if (exact) return exact;
  if (/^[kmgt]$/i.test(word)) {
    const size = word.toUpperCase();
    const names = word === "m" ? "MB, MiB or min" : `${size === "K" ? "k" : size}B or ${size}iB`;
    return { problem: `“${word}” alone may mean two things. Write the whole unit, such as ${names}.` };
  }
  if (/^[kmgt]?i?bits?$/i.test(word))
    return { problem: `“${word}” counts bits, of which 8 are a byte. Give it in bytes, such as MB.` };
  const small = word.toLowerCase().replace(SIZE_IN_WORDS, "$1b");
  const single = small.replace(/(?<=\w{2})s$/, "");
  const known = WORDS[small] ?? WORDS[single];
  const meant = known === undefined ? undefined : tabled(known);
  if (meant) return meant;
  const size = Object.keys(SIZES).find((name) => name.toLowerCase() === small);
  if (size !== undefined) return { ...sized(size), remark: remarkOn(word, size) };
  if (word === "S") return timed("s");
  const time = Object.keys(TIMES).find((name) => name.toLowerCase().replace(/s$/, "") === single);
  if (time !== undefined) return timed(time);
  const thing = known ?? single;
  return { name: known ?? small, kind: thing, scale: 1 };
}

/** "MByte", "MBs", "M B", and the octets of French. */
const SIZE_IN_WORDS = /^([kmgtp]i?) ?(?:b|bytes?|bs|o)$/;

function tabled(name: string): Unit | undefined {
  if (name in SIZES) return sized(name);
  if (name in TIMES) return timed(name);
  return name in SHARES ? { name, kind: "share", scale: SHARES[name] ?? 1 } : undefined;
}

function sized(name: string): Unit {
  return { name, kind: "size", scale: SIZES[name] ?? 1 };
}

function timed(name: string): Unit {
  return { name, kind: "time", scale: TIMES[name] ?? 1 };
}

function remarkOn(word: string, size: string): string {
  if (/^[KMGT]b$/.test(word)) return `We read “${word}” as ${size}; with a small b it would be bits.`;
  return `We read “${word}” as ${size}, which is how it is written.`;
}
