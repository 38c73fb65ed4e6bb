import { summarise } from "../core/measurement/summary.ts";
import type { Unit } from "../core/measurement/quantity.ts";
import type { RecordedMeasurement } from "../schemas/measurement-evidence.ts";
import { formatDate } from "./date.ts";
import { meant } from "./library.ts";
import { formatBytes, formatSeconds } from "../core/measurement/format.ts";

/** What a lesson may quote of a measurement: one case, how many times the first is the second ("a / b"), or by how much more ("a - b"). */
export type Quotation = { case: string } | { ratio: string } | { difference: string };

/** A quoted number, and what belongs to it: repetitions, spread, engine and day. */
export interface Quoted {
  text: string;
  detail: string;
}

/** Quotes the medians of a measurement. Throws when there is no such case. */
export function quoteMeasurement(recorded: RecordedMeasurement, quotation: Quotation): Quoted {
  const { unit } = recorded;
  if ("case" in quotation) {
    const { median } = caseOf(recorded, quotation.case);
    return { text: formatQuantity(median, unit), detail: describe(recorded, [quotation.case]) };
  }
  const isRatio = "ratio" in quotation;
  const names = isRatio ? quotation.ratio.split(/ ?\/ ?/) : quotation.difference.split(" - ");
  const [first = "", second = ""] = names;
  const [more, less] = [caseOf(recorded, first).median, caseOf(recorded, second).median];
  const text = isRatio ? `${formatRatio(more / less)} times` : formatQuantity(more - less, unit);
  return { text, detail: describe(recorded, [first, second]) };
}

/** A value as the page prints it, with its unit: "0.35 s", "4.2 s", "212 ms", "56.5 MB". */
export function formatQuantity(value: number, unit: Unit): string {
  if (unit === "bytes") return formatBytes(value);
  const seconds = unit === "seconds" ? value : value / 1000;
  if (seconds >= 1) return formatSeconds(seconds);
  if (unit === "seconds") return `${seconds.toFixed(2)} s`;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** The smallest and the largest value, which are not broken before their units: "4.1 s to 4.6 s", or "always 56.5 MB". */
export function formatSpread({ smallest, largest }: ReturnType<typeof summarise>, unit: Unit): string {
  const [from, to] = [smallest, largest].map((value) => formatQuantity(value, unit).replace(/ (?=\S+$)/, "\u00A0"));
  return from === to ? `always ${from}` : `${from} to ${to}`;
}

/** A ratio in two digits: "3.4", "14", "1,900". */
export function formatRatio(ratio: number): string {
  return Number(ratio.toPrecision(2)).toLocaleString("en-GB");
}

/** Gives what was measured of a case. Throws with the name that was probably meant when there is none. */
export function caseOf(
  { measurement, cases }: RecordedMeasurement,
  name: string,
): RecordedMeasurement["cases"][string] {
  const found = cases[name];
  if (found === undefined)
    throw new Error(`The measurement "${measurement}" has no case "${name}". ${meant(name, Object.keys(cases))}`);
  return found;
}

/** "Median of 5, 4.1 s to 4.6 s; Docker 26.1.5, 21 November 2026" */
function describe(recorded: RecordedMeasurement, names: readonly string[]): string {
  const spreads = names.map((name) => {
    const measured = caseOf(recorded, name);
    const spread = `median of ${measured.values.length}, ${formatSpread(measured, recorded.unit)}`;
    return names.length > 1 ? `${name}: ${spread}` : spread;
  });
  return `${spreads.join("; ")}; Docker ${recorded.engine.version}, ${formatDate(recorded.verified)}`;
}
