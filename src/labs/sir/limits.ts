import type { ParameterRule } from "../../core/epidemic/parameter.ts";
import { PARAMETERS, type FieldKey, type ParameterKey } from "./parameters.ts";

/**
 * Says which numbers a field takes when the others are as they are: at most a tenth of the people can be infected on day 0, and
 * R0 and the infectious time must give rates that the lab has.
 */
export function limitsOf(key: FieldKey, values: LimitingValues): ParameterRule {
  switch (key) {
    case "initialInfected":
      return { min: 1, max: Math.floor(values.population / 10), whole: true };
    case "population":
      return { min: Math.max(100, 10 * values.initialInfected), max: 1e10, whole: true };
    case "r0": {
      const days = 1 / values.recoveryRate;
      return { min: tidy(0.01 * days), max: tidy(Math.min(20, days)), whole: false };
    }
    case "infectiousTime": {
      const r0 = values.contactRate / values.recoveryRate;
      return { min: tidy(Math.max(1, r0)), max: tidy(Math.min(100, 100 * r0)), whole: false };
    }
    default:
      return ruleOf(key);
  }
}

export type LimitingValues = Readonly<
  Record<"population" | "initialInfected" | "contactRate" | "recoveryRate", number>
>;

/** What a field takes whatever the others are. */
export function ruleOf(wanted: ParameterKey): ParameterRule {
  const rule = PARAMETERS.find(({ key }) => key === wanted)?.rule;
  if (!rule) throw new Error(`The SIR lab has no parameter ${wanted}: src/labs/sir/parameters.ts must list it.`);
  return rule;
}

/** Without the last digits, so that 0.3 / 0.1 is 3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
