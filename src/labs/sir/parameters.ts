import type { ParameterRule } from "../../core/epidemic/parameter.ts";

/** What the reader can set, in the order of the form. The names stay: tests and lessons use them. */
export const PARAMETERS: readonly (Parameter & { readonly key: ParameterKey })[] = [
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
    rule: { min: 1, max: 1e9, whole: true },
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
  {
    key: "population",
    name: "Population",
    symbol: "N",
    unit: "people",
    meaning: "people, at least ten times those infected on day 0",
    rule: { min: 100, max: 1e10, whole: true },
    stride: 0.1,
    isLogarithmic: true,
    initial: 10_000,
  },
  {
    key: "step",
    name: "Step",
    symbol: null,
    unit: "days",
    meaning: "days; a shorter one would need more steps than a picture can show",
    rule: { min: 0.05, max: 1, whole: false },
    stride: 0.05,
    initial: 0.5,
  },
];

/** Other words for the two rates, for a reader who thinks in them. */
export const DERIVED: readonly Parameter[] = [
  {
    key: "r0",
    name: "Basic reproduction number",
    symbol: "R₀",
    unit: "new cases per case",
    meaning: "β / γ",
    rule: { min: 0.1, max: 10, whole: false },
    stride: 0.1,
    initial: 3,
  },
  {
    key: "infectiousTime",
    name: "Infectious time",
    symbol: null,
    unit: "days",
    meaning: "days, 1 / γ",
    rule: { min: 3, max: 100, whole: false },
    stride: 1,
    initial: 10,
  },
];

export interface Parameter {
  readonly key: FieldKey;
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
  /** Whether the slider goes through powers of ten; strides are of their exponents then. */
  readonly isLogarithmic?: boolean;
  readonly initial: number;
}

export type ParameterKey = "contactRate" | "recoveryRate" | "initialInfected" | "days" | "population" | "step";
export type FieldKey = ParameterKey | "r0" | "infectiousTime";

/** One epidemic for each button; all start with 100 infected and recover in ten days on average. */
export const SCENARIOS: readonly Scenario[] = [
  { name: "3.0", values: scenarioWith(0.3) },
  { name: "2.0", values: scenarioWith(0.2) },
  { name: "1.2", values: scenarioWith(0.12) },
];

function scenarioWith(contactRate: number): Scenario["values"] {
  return { contactRate, recoveryRate: 0.1, initialInfected: 100, days: 200, population: 10_000, step: 0.5 };
}

export interface Scenario {
  /** Its R0. */
  readonly name: string;
  readonly values: Readonly<Record<ParameterKey, number>>;
}
