const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 24 * 3600e9,
  w: 168 * 3600e9,
};
const LONGEST = 2 ** 63;

/** A span of time in nanoseconds, or what Compose says where a text is none. */
export type TimeSpan = { readonly nanoseconds: number } | { readonly composeSays: string };

/** Reads a span such as 1m30s, 1.5h or 2d as xhit/go-str2duration does. */
export function readTimeSpan(text: string): TimeSpan {
  const [, sign, amount = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (amount === "0") return { nanoseconds: 0 };
  let total = 0;
  let rest = amount;
  do {
    const [part = "", number = "", unit = ""] = /^(\d*\.?\d*)([^\d.]*)/.exec(rest) ?? [];
    if (!/\d/.test(number)) return invalid(text);
    if (unit === "") return { composeSays: `time: missing unit in duration "${text}"` };
    const scale = Object.hasOwn(NANOSECONDS, unit) ? NANOSECONDS[unit] : undefined;
    if (scale === undefined) return { composeSays: `time: unknown unit "${unit}" in duration "${text}"` };
    total += Math.trunc(Number(number) * scale);
    rest = rest.slice(part.length);
  } while (rest !== "");
  return total >= LONGEST ? invalid(text) : { nanoseconds: sign === "-" ? -total : total };
}

function invalid(text: string): TimeSpan {
  return { composeSays: `time: invalid duration "${text}"` };
}

/** Writes a span as Go's `time.Duration` does: 1m30s, 1.5ms, 0s. */
export function writeTimeSpan(nanoseconds: number): string {
  if (nanoseconds === 0) return "0s";
  const size = Math.abs(nanoseconds);
  const sign = nanoseconds < 0 ? "-" : "";
  for (const unit of ["ns", "µs", "ms"]) {
    const scale = NANOSECONDS[unit] ?? 1;
    if (size < scale * 1000) return `${sign}${size / scale}${unit}`;
  }
  const seconds = (size % 60e9) / 1e9;
  const minutes = Math.floor(size / 60e9) % 60;
  const hours = Math.floor(size / 3600e9);
  return `${sign}${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${Number(seconds.toFixed(9))}s`;
}
