import { DockerfileError } from "./error.ts";

const NANOSECONDS: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** The longest that Go's 64 bits can hold, about 292 years. */
const LONGEST = 2 ** 63;

/** Reads "1m30s" as nanoseconds. Throws a DockerfileError in the words of Go's `time.ParseDuration`. */
export function readDuration(text: string): number {
  const [, sign, amount = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (amount === "0") return 0;
  let total = 0;
  let rest = amount;
  do {
    const [part = "", number = "", unit = ""] = /^(\d*\.?\d*)([^\d.]*)/.exec(rest) ?? [];
    if (!/\d/.test(number)) throw invalid(text);
    if (unit === "") throw new DockerfileError(`time: missing unit in duration ${quoteBytes(text)}`);
    const scale = Object.hasOwn(NANOSECONDS, unit) ? NANOSECONDS[unit] : undefined;
    if (!scale) throw new DockerfileError(`time: unknown unit ${quoteBytes(unit)} in duration ${quoteBytes(text)}`);
    total += Math.trunc(Number(number) * scale);
    rest = rest.slice(part.length);
  } while (rest !== "");
  if (total >= LONGEST) throw invalid(text);
  return sign === "-" ? -total : total;
}

function invalid(text: string): DockerfileError {
  return new DockerfileError(`time: invalid duration ${quoteBytes(text)}`);
}

/** Quotes as that function does: control characters and all outside ASCII as bytes. */
function quoteBytes(text: string): string {
  const escaped = text
    .replaceAll(/["\\]/g, "\\$&")
    .replaceAll(/[^ -\x7f]/gu, (letter) =>
      Array.from(new TextEncoder().encode(letter), (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
    );
  return `"${escaped}"`;
}
