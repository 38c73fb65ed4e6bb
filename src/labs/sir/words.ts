import { peopleOn, type Compartment, type Epidemic } from "./epidemic.ts";
import { factorOn } from "../../core/epidemic/phases.ts";
import { herdImmunityThreshold } from "../../core/epidemic/reproduction.ts";
import type { SirState } from "./state.ts";

/** The four figures of the lab, each one number with its unit. */
export function figuresOf(epidemic: Epidemic): Record<FigureKey, Figure> {
  const { summary } = epidemic;
  const rising = summary.course === "rises";
  return {
    r0: { number: twoDecimals.format(summary.basicReproduction), unit: "new cases per case", open: false },
    peak: { number: people(summary.peakInfected), unit: "people", open: rising },
    peakDay: { number: oneDecimal.format(summary.peakDay), unit: "days in", open: rising },
    finalSize: { number: people(summary.finalSize), unit: "people", open: lastInfected(epidemic) > 0 },
  };
}

export interface Figure {
  readonly number: string;
  readonly unit: string;
  /** Whether more days would give another number: the lab marks it "so far". */
  readonly open: boolean;
}

/** In the order in which they stand in the lab. */
export const FIGURES = ["r0", "peak", "peakDay", "finalSize"] as const;
export type FigureKey = (typeof FIGURES)[number];

/** How the epidemic went, in a sentence, and after a peak what is left of it on the last day. */
export function verdictOf(epidemic: Epidemic): string {
  const left = lastInfected(epidemic);
  if (epidemic.summary.course !== "peaks" || left === 0) return courseOf(epidemic);
  const isOne = left === 1 && epidemic.state.unit === "people";
  const who = epidemic.compartments.includes("exposed") ? "exposed or infected" : "infected";
  return `${courseOf(epidemic)} On day ${epidemic.days}, ${countOf(left, epidemic.state, `${isOne ? "is" : "are"} still ${who}`)}.`;
}

function courseOf(epidemic: Epidemic): string {
  const { summary, series, days, state } = epidemic;
  if (summary.course === "fades") return reasonOf(epidemic);
  const before = people(series.infected[0] ?? 0);
  const most = people(summary.peakInfected);
  const height = countOf(summary.peakInfected, state, "infected");
  const day = oneDecimal.format(summary.peakDay);
  if (summary.course === "rises") {
    const rise = most === before ? ", by less than one person since day 0" : ` with ${height}`;
    return `Still rising on day ${days}${rise}: the peak is not reached.`;
  }
  if (most === before) return `Peaks on day ${day}, less than one person above the ${before} infected on day 0.`;
  return `Peaks on day ${day} with ${height}.`;
}

/** "405 people infected", or "4.1 % infected, 405 people": the figures below the sentence hold people. */
function countOf(count: number, state: SirState, what: string): string {
  const inPeople = `${people(count)} ${people(count) === "1" ? "person" : "people"}`;
  return state.unit === "people" ? `${inPeople} ${what}` : `${amountOf(count, state)} ${what}, ${inPeople}`;
}

/** Why the number of infected people is highest on day 0. */
function reasonOf({ summary, series, state, model }: Epidemic): string {
  if (summary.basicReproduction <= 1)
    return "No epidemic: the number of infected people falls from day 0, because R0 is not above 1.";
  const susceptible = people(series.susceptible[0] ?? 0);
  const share = `${susceptible} / ${people(state.population)}`;
  const factor = factorOn(model.interventions, 0);
  const contacts = factor === 1 ? "" : ` × ${twoDecimalsAtMost.format(factor)} contacts`;
  if (summary.initialReproduction <= 1)
    return `No epidemic: falls from day 0. R0 is above 1, but R0 × ${share} susceptible${contacts} is not.`;
  if (model.kind !== "sir" || model.interventions.length > 0)
    return `No peak: never more people are infected than the ${people(state.initialInfected)} of day 0.`;
  return `No epidemic: R0 × ${share} susceptible is barely above 1, and the infected are fewer after ${stepInWords(state.step)}.`;
}

function stepInWords(step: number): string {
  return step === 0.5 ? "half a day" : `a step of ${step} ${step === 1 ? "day" : "days"}`;
}

/** The people infected on the last day, as they are shown; above 0 the epidemic still runs. */
function lastInfected({ series }: Epidemic): number {
  return Math.round((series.infected.at(-1) ?? 0) + (series.exposed.at(-1) ?? 0));
}

/** How many must be immune so that infections do not grow: "(67 % immune stop R0 = 3)". */
export function thresholdOf({ summary: { basicReproduction } }: Epidemic): string {
  if (basicReproduction <= 1) return "(R0 is not above 1: nobody needs to be)";
  const percent = Math.ceil(100 * herdImmunityThreshold(basicReproduction) - 1e-9);
  return `(${percent} % immune stop R0 = ${twoDecimalsAtMost.format(basicReproduction)})`;
}

/** What the final size counts, in a sentence or two. */
export function sizeNoteOf({ model }: Pick<Epidemic, "model">): string {
  const note = "Final size: everybody infected by the last day, those of day 0 among them.";
  const births =
    "People are born and die meanwhile. Nobody is infected twice, but there can be more than live at one time.";
  return model.kind === "sir-demography" ? `${note} ${births}` : note;
}

/** What the curves show on a day, said after the name of the control that reads them. */
export function readingOf(day: number, epidemic: Epidemic): Reading {
  const amounts = epidemic.compartments.map((compartment) => {
    const amount = amountOf(peopleOn(day, compartment, epidemic), epidemic.state);
    return `${amount} ${compartment}`;
  });
  return { day: `Day ${twoDecimalsAtMost.format(day)}`, amounts };
}

export interface Reading {
  readonly day: string;
  /** "3,038 infected" of each compartment. */
  readonly amounts: readonly string[];
}

/** What the picture shows, for those who do not see it. */
export function descriptionOf(epidemic: Epidemic): string {
  const courses = epidemic.compartments.map((compartment) => {
    const values = epidemic.series[compartment];
    const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
    return `${compartment} from ${amountOf(first, epidemic.state)} to ${amountOf(last, epidemic.state)}`;
  });
  const sentences = [...cutIn(epidemic), ...interventionIn(epidemic), verdictOf(epidemic)].join(" ");
  return `Line chart of people over ${epidemic.days} days: ${courses.join(", ")}. ${sentences}`;
}

/** What the picture leaves out, in a sentence; nothing if its axis has room for all. */
function cutIn({ state, top }: Epidemic): string[] {
  if (state.scale !== "infected") return [];
  return [
    `The axis ends at ${amountOf(top, state)}${state.unit === "people" ? " people" : ""}; curves above it are cut off.`,
  ];
}

/** What an intervention does, in a sentence; none if there is none on the days that are shown. */
function interventionIn({ state, days }: Epidemic): string[] {
  const { intervention, interventionFrom: from, interventionTo: to, interventionFactor: factor } = state;
  if (intervention === "off" || from >= days || from === to) return [];
  return [`From day ${from} to day ${to} the contact rate is multiplied by ${twoDecimalsAtMost.format(factor)}.`];
}

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const twoDecimalsAtMost = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const twoDecimals = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** A number of people, rounded: "3,038". */
export function people(count: number): string {
  return whole.format(Math.abs(count) < 0.5 ? 0 : count);
}

/** People as the reader wants them counted: "3,038", or "30.4 %". */
export function amountOf(count: number, { unit, population }: Pick<SirState, "unit" | "population">): string {
  if (unit === "people") return people(count);
  return `${oneDecimal.format((100 * Math.max(0, count)) / population)} %`;
}

/** The name of a compartment as it stands beside its line: "Susceptible". */
export function titleOf(compartment: Compartment): string {
  return `${compartment.charAt(0).toUpperCase()}${compartment.slice(1)}`;
}
