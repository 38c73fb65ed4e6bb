import type { Node } from "./node.ts";

/** Writes a value as Go's `%v` does: 1e-05, 1e+06, <nil>. */
export function goText(node: Node): string {
  if (node.kind === "list") return `[${node.items.map(goText).join(" ")}]`;
  if (node.kind === "map") {
    const keys = [...node.entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `map[${keys.map(([key, { value }]) => `${key}:${goText(value)}`).join(" ")}]`;
  }
  if (node.value === null) return "<nil>";
  if (typeof node.value === "number" && node.isFloat) return goFloat(node.value);
  return node.digits ?? String(node.value);
}

/** The largest power of ten that Go writes out, and the smallest. */
const [LARGEST, SMALLEST] = [6, -4];

function goFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  if (Object.is(value, -0)) return "-0";
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  if (value === 0 || (Number(exponent) >= SMALLEST && Number(exponent) < LARGEST)) return String(value);
  const [, sign = "+", power = ""] = /^([-+])(\d+)$/.exec(exponent) ?? [];
  return `${digits}e${sign}${power.padStart(2, "0")}`;
}

/** Says what kind of value Go sees, as its messages do: string, int, map[string]interface {}. */
export function goType(node: Node): string {
  if (node.kind === "list") return "[]interface {}";
  if (node.kind === "map") return "map[string]interface {}";
  if (node.value === null) return "<nil>";
  if (typeof node.value === "number") return node.isFloat ? "float64" : "int";
  if (node.isTime) return "time.Time";
  return typeof node.value === "boolean" ? "bool" : "string";
}
