import type { ParameterRule } from "../../core/epidemic/parameter.ts";

/** What the reader can set, in the order of the form. The names stay: tests and lessons use them. */
export const PARAMETERS: readonly Parameter[] = [
  {
    key: "contactRate",
    name: "Contact rate",
    symbol: "β",
    unit: "a day",
    meaning: "people one infected person infects in a day, if all others are susceptible",
    rule: { min: 0.01, max: 1, whole: false },
    stride: 0.01,
    initial: 0.3,
  },
  {
    key: "recoveryRate",
    name: "Recovery rate",
    symbol: "γ",
    unit: "a day",
    meaning: "per day; 1/γ is the mean number of days infected",
    rule: { min: 0.01, max: 1, whole: false },
    stride: 0.01,
    initial: 0.1,
  },
  {
    key: "initialInfected",
    name: "Initial infected",
    symbol: null,
    unit: "people",
    meaning: "of 10,000 people",
    rule: { min: 1, max: 1000, whole: true },
    stride: 10,
    initial: 100,
  },
  {
    key: "days",
    name: "Days",
    symbol: null,
    unit: "days",
    meaning: "in the picture",
    rule: { min: 10, max: 365, whole: true },
    stride: 5,
    initial: 200,
  },
];

export interface Parameter {
  readonly key: ParameterKey;
  readonly name: string;
  /** As it stands in the equations. */
  readonly symbol: string | null;
  /** Said after the number by a screen reader. */
  readonly unit: string;
  /** What the number counts, beside the name. */
  readonly meaning: string;
  readonly rule: ParameterRule;
  /** How far an arrow key moves the slider; Page Up and Page Down move it ten times as far. */
  readonly stride: number;
  readonly initial: number;
}

export type ParameterKey = "contactRate" | "recoveryRate" | "initialInfected" | "days";

/** One epidemic for each button; all start with 100 infected and recover in ten days on average. */
export const SCENARIOS: readonly Scenario[] = [
  { name: "3.0", values: { contactRate: 0.3, recoveryRate: 0.1, initialInfected: 100, days: 200 } },
  { name: "2.0", values: { contactRate: 0.2, recoveryRate: 0.1, initialInfected: 100, days: 200 } },
  { name: "1.2", values: { contactRate: 0.12, recoveryRate: 0.1, initialInfected: 100, days: 200 } },
];

export interface Scenario {
  /** Its R0. */
  readonly name: string;
  readonly values: Readonly<Record<ParameterKey, number>>;
}
