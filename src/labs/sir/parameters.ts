import type { ParameterRule } from "../../core/epidemic/parameter.ts";

/** What the reader can set, in the order of the form. The names stay: tests and lessons use them. */
export const PARAMETERS: readonly (Parameter & { readonly key: ParameterKey })[] = [
  {
    key: "contactRate",
    name: "Contact rate",
    symbol: "β",
    unit: "a day",
    meaning: "people one infected person infects in a day, if all others are susceptible",
    rule: { min: 0.001, max: 100, whole: false, whyMin: "At 0 nobody would be infected, and R0 would be 0." },
    slider: { min: 0.01, max: 1 },
    stride: 0.01,
    initial: 0.3,
  },
  {
    key: "recoveryRate",
    name: "Recovery rate",
    symbol: "γ",
    unit: "a day",
    meaning: "per day; 1/γ is the mean number of days infected",
    rule: { min: 0.001, max: 100, whole: false, whyMin: "At 0 nobody would recover, and R0 would be infinite." },
    slider: { min: 0.01, max: 1 },
    stride: 0.01,
    initial: 0.1,
  },
  {
    key: "incubationTime",
    name: "Incubation time",
    symbol: "1/σ",
    unit: "days",
    meaning: "days from infection until one infects others, on average",
    rule: { min: 0.01, max: 1000, whole: false, whyMin: "Without such a time this is the model SIR." },
    slider: { min: 1, max: 30 },
    stride: 1,
    initial: 5,
  },
  {
    key: "lifeExpectancy",
    name: "Life expectancy",
    symbol: "1/μ",
    unit: "years",
    meaning: "years; as many are born as die",
    rule: { min: 0.1, max: 1000, whole: false },
    slider: { min: 1, max: 100 },
    stride: 1,
    initial: 70,
  },
  {
    key: "initialInfected",
    name: "Initial infected",
    symbol: null,
    unit: "people",
    meaning: "of 10,000 people",
    rule: { min: 1, max: 1e10, whole: true },
    stride: 10,
    initial: 100,
  },
  {
    key: "days",
    name: "Days",
    symbol: null,
    unit: "days",
    meaning: "in the picture",
    rule: { min: 10, max: 365_250, whole: true, whyMax: "That is a thousand years." },
    slider: { min: 10, max: 365 },
    stride: 5,
    initial: 200,
  },
  {
    key: "vaccinated",
    name: "Immune on day 0",
    symbol: null,
    unit: "%",
    meaning: "% of those not infected",
    rule: { min: 0, max: 100, whole: false },
    stride: 1,
    initial: 0,
  },
  {
    key: "interventionFrom",
    name: "From day",
    symbol: null,
    unit: "",
    meaning: "on which contacts change",
    rule: { min: 0, max: 365_250, whole: true },
    stride: 5,
    initial: 20,
  },
  {
    key: "interventionTo",
    name: "To day",
    symbol: null,
    unit: "",
    meaning: "on which contacts are as before",
    rule: { min: 0, max: 365_250, whole: true },
    stride: 5,
    initial: 60,
  },
  {
    key: "interventionFactor",
    name: "Contacts multiplied by",
    symbol: null,
    unit: "times",
    meaning: "0.5 halves the contact rate",
    rule: { min: 0, max: 100, whole: false },
    slider: { min: 0, max: 2 },
    stride: 0.05,
    initial: 0.5,
  },
  {
    key: "population",
    name: "Population",
    symbol: "N",
    unit: "people",
    meaning: "people, at least those infected on day 0",
    rule: { min: 100, max: 1e10, whole: true, whyMax: "No more people live on Earth." },
    stride: 0.1,
    isLogarithmic: true,
    initial: 10_000,
  },
  {
    key: "step",
    name: "Step",
    symbol: null,
    unit: "days",
    meaning: "days from one value to the next",
    rule: { min: 0.0001, max: 10, whole: false },
    slider: { min: 0.05, max: 1 },
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
    meaning: "new cases per case, while all others are susceptible",
    rule: { min: 0.00001, max: 100_000, whole: false },
    slider: { min: 0.1, max: 20 },
    stride: 0.1,
    initial: 3,
  },
  {
    key: "infectiousTime",
    name: "Infectious time",
    symbol: null,
    unit: "days",
    meaning: "days, 1 / γ",
    rule: { min: 0.01, max: 1000, whole: false },
    slider: { min: 1, max: 100 },
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
  /** What can be typed, whatever the other numbers are. */
  readonly rule: ParameterRule;
  /** The useful part of the rule that the slider goes through; all of it if there is none. */
  readonly slider?: SliderRange;
  /** How far an arrow key moves the slider; Page Up and Page Down move it ten times as far. */
  readonly stride: number;
  /** Whether the slider goes through powers of ten; strides are of their exponents then. */
  readonly isLogarithmic?: boolean;
  readonly initial: number;
}

export interface SliderRange {
  readonly min: number;
  readonly max: number;
}

export type ParameterKey =
  | "contactRate"
  | "recoveryRate"
  | "incubationTime"
  | "lifeExpectancy"
  | "initialInfected"
  | "days"
  | "vaccinated"
  | "interventionFrom"
  | "interventionTo"
  | "interventionFactor"
  | "population"
  | "step";
export type FieldKey = ParameterKey | "r0" | "infectiousTime";

/** One epidemic for each button, of the model SIR; all start with 100 infected and recover in ten days on average. */
export const SCENARIOS: readonly Scenario[] = [
  { name: "3.0", values: scenarioWith(0.3) },
  { name: "2.0", values: scenarioWith(0.2) },
  { name: "1.2", values: scenarioWith(0.12) },
];

function scenarioWith(contactRate: number): Scenario["values"] {
  return {
    model: "sir",
    contactRate,
    recoveryRate: 0.1,
    initialInfected: 100,
    days: 200,
    vaccinated: 0,
    intervention: "off",
    population: 10_000,
    step: 0.5,
  };
}

export interface Scenario {
  /** Its R0. */
  readonly name: string;
  readonly values: Readonly<Record<ScenarioNumber, number>> & { readonly model: "sir"; readonly intervention: "off" };
}

type ScenarioNumber =
  | "contactRate"
  | "recoveryRate"
  | "initialInfected"
  | "days"
  | "vaccinated"
  | "population"
  | "step";
