import type { Place, ScalarNode } from "./node.ts";

const CONSTANTS = new Map<string, string | number | boolean | null>([
  ...["", "~", "null", "Null", "NULL"].map((text): [string, null] => [text, null]),
  ...["true", "True", "TRUE"].map((text): [string, true] => [text, true]),
  ...["false", "False", "FALSE"].map((text): [string, false] => [text, false]),
]);

const FLOAT_CONSTANTS = new Map([
  ...[".nan", ".NaN", ".NAN"].map((text): [string, number] => [text, Number.NaN]),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((text): [string, number] => [text, Infinity]),
  ...["-.inf", "-.Inf", "-.INF"].map((text): [string, number] => [text, -Infinity]),
  ...["-0", "-0.0"].map((text): [string, number] => [text, -0]),
]);

/**
 * Reads a scalar that stands without quotes as go-yaml 4 does: YAML 1.2 with whole numbers of 1.1 (017 is 15, 1_000 is 1000)
 * and dates; `yes` and `on` are texts.
 */
export function readPlainScalar(text: string, place: Place): ScalarNode {
  const constant = CONSTANTS.get(text);
  if (constant !== undefined) return { kind: "scalar", value: constant, place };
  const float = FLOAT_CONSTANTS.get(text) ?? readDotted(text);
  if (float !== undefined) return { kind: "scalar", value: float, isFloat: true, place };
  return /^[-+\d]/.test(text) ? readNumberOrDate(text, place) : { kind: "scalar", value: text, place };
}

/** A number that starts with its point, which go-yaml gives to Go's own reader of numbers. */
function readDotted(text: string): number | undefined {
  return /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/.test(text) ? Number(text.replaceAll("_", "")) : undefined;
}

function readNumberOrDate(text: string, place: Place): ScalarNode {
  const date = readDate(text);
  if (date !== undefined) return { kind: "scalar", value: date, isTime: true, place };
  const digits = text.replaceAll("_", "");
  const whole = readWhole(digits);
  if (whole !== undefined) return wholeNode(whole, place);
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(digits) && Number.isFinite(Number(digits)))
    return { kind: "scalar", value: Number(digits), isFloat: true, place };
  return { kind: "scalar", value: text, place };
}

function wholeNode(whole: bigint, place: Place): ScalarNode {
  const value = Number(whole);
  return { kind: "scalar", value, place, ...(!Number.isSafeInteger(value) && { digits: String(whole) }) };
}

const BASES: readonly (readonly [RegExp, string])[] = [
  [/^0[xX]([\da-fA-F]+)$/, "0x"],
  [/^0[oO]?([0-7]+)$/, "0o"],
  [/^0[bB]([01]+)$/, "0b"],
  [/^(0|[1-9]\d*)$/, ""],
];

const LARGEST_SIGNED = 2n ** 63n - 1n;
const LARGEST_UNSIGNED = 2n ** 64n - 1n;

/** Reads a whole number of 64 bits as Go does without a given base; undefined when it is none. */
function readWhole(text: string): bigint | undefined {
  const [, sign = "", digits = ""] = /^([-+]?)(.*)$/.exec(text) ?? [];
  for (const [pattern, prefix] of BASES) {
    const [, found] = pattern.exec(digits) ?? [];
    if (found === undefined) continue;
    const size = BigInt(`${prefix}${found}`);
    const largest = sign === "-" ? LARGEST_SIGNED + 1n : sign === "+" ? LARGEST_SIGNED : LARGEST_UNSIGNED;
    return size <= largest ? (sign === "-" ? -size : size) : undefined;
  }
  return undefined;
}

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(Z|[-+]\d\d:\d\d)?)?$/;

/** Reads a date and writes it as Go's `time.Time` does: 2024-03-01 00:00:00 +0000 UTC; undefined when it is none. */
function readDate(text: string): string | undefined {
  const [, year = "", month = "", day = "", separator, hour = "0", minute = "0", second = "0", fraction = "", zone] =
    DATE.exec(text) ?? [];
  if (year === "" || (separator !== undefined && (separator === " ") !== (zone === undefined))) return undefined;
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isValid =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  if (!isValid) return undefined;
  const [date, time] = [
    [month, day],
    [hour, minute, second],
  ].map((parts) => parts.map((part) => part.padStart(2, "0")));
  const nanoseconds = fraction.slice(0, 9).replace(/0+$/, "");
  return `${year}-${date?.join("-")} ${time?.join(":")}${nanoseconds && `.${nanoseconds}`} ${writeZone(zone)}`;
}

function writeZone(zone = "Z"): string {
  const offset = zone.replace(":", "");
  return zone === "Z" || offset === "+0000" ? "+0000 UTC" : `${offset} ${offset}`;
}
