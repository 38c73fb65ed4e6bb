import type { EpidemicModel } from "../../core/epidemic/epidemic-model.ts";
import { equilibriumOf } from "../../core/epidemic/equilibrium.ts";
import { finalSizeOf } from "../../core/epidemic/final-size.ts";
import { growthOf } from "../../core/epidemic/growth.ts";
import { herdImmunityThreshold, reproductionWith } from "../../core/epidemic/reproduction.ts";
import { peakInfectedOf } from "../../core/epidemic/theory.ts";
import { peopleOn, type Epidemic } from "./epidemic.ts";
import { amountOf, people } from "./words.ts";

/** What theory says of an epidemic without following it from day to day; only R is of a day. */
export function theoryOf(epidemic: Epidemic, day: number): Record<TheoryKey, TheoryEntry> {
  return {
    effective: effectiveOn(day, epidemic),
    threshold: thresholdEntry(epidemic),
    doubling: doublingEntry(epidemic.model),
    peak: peakEntry(epidemic),
    finalSize: finalSizeEntry(epidemic),
    equilibrium: equilibriumEntry(epidemic),
  };
}

/** In the order in which they stand in the lab. */
export const THEORY = ["effective", "threshold", "doubling", "peak", "finalSize", "equilibrium"] as const;
export type TheoryKey = (typeof THEORY)[number];

export interface TheoryEntry {
  readonly name: string;
  /** "none" where there is no such number. */
  readonly value: string;
  /** Why there is none, or what the run gives; may be empty. */
  readonly remark: string;
  /** The formula in words. */
  readonly formula: string;
}

function effectiveOn(day: number, epidemic: Epidemic): TheoryEntry {
  const value = reproductionWith(epidemic.model, peopleOn(day, "susceptible", epidemic), day);
  const contacts = epidemic.model.interventions.length > 0 ? " × what the intervention multiplies contacts by" : "";
  return {
    name: `Effective R on day ${decimals.format(day)}`,
    value: `${decimals.format(value)} new cases per case`,
    remark: value > 1 ? "Above 1: infections grow." : "Not above 1: infections do not grow.",
    formula: `R0 × susceptible share${contacts}`,
  };
}

function thresholdEntry({ summary }: Epidemic): TheoryEntry {
  const share = herdImmunityThreshold(summary.basicReproduction);
  const entry = { name: "Herd-immunity threshold", formula: "1 − 1 / R0" };
  if (share === 0) return { ...entry, value: "none", remark: "R0 is not above 1: infections do not grow anyway." };
  return { ...entry, value: percent(share), remark: "So many must be immune for infections not to grow." };
}

function doublingEntry(model: EpidemicModel): TheoryEntry {
  const { doublingDays } = growthOf(model);
  const entry = { name: "Doubling time at the start", formula: GROWTH[model.kind] };
  if (doublingDays === null) return { ...entry, value: "none", remark: "Infections do not grow on day 0." };
  return { ...entry, value: `${decimals.format(doublingDays)} days`, remark: LATER[model.kind] };
}

const GROWTH: Readonly<Record<EpidemicModel["kind"], string>> = {
  sir: "ln 2 / r with r = β S / N − γ",
  "sir-demography": "ln 2 / r with r = β S / N − γ − μ",
  seir: "ln 2 / r with (r + σ) (r + γ) = σ β S / N",
};

const LATER: Readonly<Record<EpidemicModel["kind"], string>> = {
  sir: "",
  "sir-demography": "",
  seir: "Reached after some incubation times.",
};

function peakEntry({ model, summary, state }: Epidemic): TheoryEntry {
  const peak = peakInfectedOf(model);
  const entry = { name: "Peak infected", formula: "I + S − N / R0 × (1 + ln(R0 S / N)) on day 0" };
  if (peak === null) return { ...entry, value: "none", remark: `${reasonOf(model)}, theory has no formula for it.` };
  return { ...entry, value: wordsFor(peak, state), remark: `The run: ${wordsFor(summary.peakInfected, state)}.` };
}

function finalSizeEntry({ model, summary, state, days }: Epidemic): TheoryEntry {
  const size = finalSizeOf(model);
  const entry = { name: "Final size", formula: "never infected = S on day 0 × exp(−R0 × infected / N)" };
  if (size === null) return { ...entry, value: "none", remark: NO_SIZE[model.kind] };
  const run = wordsFor(summary.finalSize, state);
  return { ...entry, value: wordsFor(size, state), remark: `The run up to day ${days}: ${run}.` };
}

const NO_SIZE: Readonly<Record<EpidemicModel["kind"], string>> = {
  sir: "It depends on when the intervention comes.",
  seir: "It depends on when the intervention comes.",
  "sir-demography": "Where people are born, infections need not end.",
};

function equilibriumEntry({ model, state, series }: Epidemic): TheoryEntry {
  const rest = equilibriumOf(model);
  const entry = { name: "Endemic equilibrium", formula: "S = N / R0, I = μ N (1 − 1 / R0) / (γ + μ)" };
  if (rest.kind === "none") return { ...entry, value: "none", remark: NO_REST[rest.why] };
  const [infected, susceptible] = [rest.infected, rest.susceptible].map((count) => fine(count, state));
  return {
    ...entry,
    value: `${infected} infected, ${susceptible} susceptible`,
    remark: wayTo(rest.infected, series.infected),
  };
}

/** How the run comes to the infected of the equilibrium. */
function wayTo(wanted: number, infected: Float64Array): string {
  if (infected.some((count) => count < 1)) return TOO_FEW;
  return Math.abs((infected.at(-1) ?? 0) / wanted - 1) < 0.1
    ? "There the infection stays for ever. The run ends near it."
    : STAYS;
}

const STAYS = "There the infection stays for ever. Type more days, such as 20,000, to see the way to it.";
const TOO_FEW = "The run has times with less than one person infected: chance would end it there, in so few people.";

const NO_REST = {
  "closed population": "Nobody is born: the infection runs out of people and ends.",
  "too few infections": "R0 is not above 1: the infection ends.",
} as const;

function reasonOf({ kind, interventions }: EpidemicModel): string {
  if (kind === "seir") return "With an incubation time";
  if (kind === "sir-demography") return "With births and deaths";
  return interventions.length > 0 ? "With an intervention" : "Here";
}

function wordsFor(count: number, state: Epidemic["state"]): string {
  return state.unit === "fraction" ? amountOf(count, state) : `${people(count)} people`;
}

/** People as the reader wants them counted, fewer than ten with a decimal. */
function fine(count: number, state: Epidemic["state"]): string {
  return state.unit === "people" && count < 10 ? decimals.format(count) : amountOf(count, state);
}

function percent(share: number): string {
  return `${decimals.format(100 * share)} %`;
}

const decimals = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
