import { parseQuantity, roundTo, type Unit } from "../core/measurement/quantity.ts";
import type { MeasuredCase } from "../schemas/measurement.ts";
import { ProofFailure } from "./proof.ts";
import { printed, type CommandResult } from "./run-command.ts";

/**
 * Takes what a measured command gave: its wall time, or what the pattern finds in its output.
 * @throws ProofFailure when the pattern matches more or less often than the case says, or finds no quantity of the unit.
 */
export function takeValues(
  { pattern, values: wanted }: Pick<MeasuredCase, "pattern" | "values">,
  unit: Unit,
  result: Pick<CommandResult, "stdout" | "stderr" | "seconds">,
): number[] {
  if (pattern === undefined) return [roundTo(unit === "milliseconds" ? result.seconds * 1000 : result.seconds, unit)];
  const found = [...printed(result).matchAll(RegExp(pattern, "gm"))].map(({ groups }) => groups?.["value"] ?? "");
  if (found.length !== wanted) throw new ProofFailure(`expected ${wanted} matches of ${pattern}, got ${found.length}`);
  return found.map((text) => {
    const value = parseQuantity(text, unit);
    if (value === undefined) throw new ProofFailure(`expected a number of ${unit}, got "${text}"`);
    return value;
  });
}
