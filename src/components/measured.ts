import type { Evidence } from "../schemas/evidence.ts";
import { formatBytes, formatSeconds } from "../core/measurement/format.ts";

/**
 * Gives a number of the evidence as text. A list counts its members. A size that rests on a stand-in says
 * "not measured", since the stand-in's size is not the real image's. Throws when nothing, or no number, stands at the path.
 */
export function measured(evidence: Evidence, path: string, unit: "s" | "MB" | "count"): string {
  const value = path.split(".").reduce<unknown>(step, evidence);
  const number = Array.isArray(value) ? value.length : value;
  if (typeof number !== "number") throw new Error(`The evidence of "${evidence.example}" has no number at "${path}".`);
  if (unit === "s") return formatSeconds(number);
  if (unit === "count") return String(number);
  return evidence.bases.some(({ kind }) => kind === "stand-in") ? "not measured" : formatBytes(number);
}

function step(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(key);
}
