import { COMPARTMENTS, STEP, type Compartment, type Epidemic } from "./epidemic.ts";

/** The four figures of the lab, each one number with its unit. */
export function figuresOf({ summary }: Epidemic): Record<FigureKey, Figure> {
  return {
    r0: { number: twoDecimals.format(summary.basicReproduction), unit: "new cases per case" },
    peak: { number: people(summary.peakInfected), unit: "people" },
    peakDay: { number: oneDecimal.format(summary.peakDay), unit: "days in" },
    finalSize: { number: people(summary.finalSize), unit: "people" },
  };
}

export interface Figure {
  readonly number: string;
  readonly unit: string;
}

/** In the order in which they stand in the lab. */
export const FIGURES = ["r0", "peak", "peakDay", "finalSize"] as const;
export type FigureKey = (typeof FIGURES)[number];

/** How the epidemic went, in one sentence. */
export function verdictOf({ summary, days }: Epidemic): string {
  const infected = `${people(summary.peakInfected)} people infected`;
  if (summary.course === "fades") return "No epidemic: the number of infected people falls from day 0.";
  if (summary.course === "rises") return `Still rising on day ${days} with ${infected}.`;
  return `Peaks on day ${oneDecimal.format(summary.peakDay)} with ${infected}.`;
}

/** What the picture shows, for those who do not see it. */
export function descriptionOf(epidemic: Epidemic): string {
  const courses = COMPARTMENTS.map((compartment) => {
    const values = epidemic.series[compartment];
    return `${compartment} from ${people(values[0] ?? 0)} to ${people(values.at(-1) ?? 0)}`;
  });
  return `Line chart of people over ${epidemic.days} days: ${courses.join(", ")}. ${verdictOf(epidemic)}`;
}

/** Eleven days of the epidemic, evenly spread, with the people in each compartment. */
export function tableOf({ series, days }: Epidemic): Row[] {
  return Array.from({ length: 11 }, (_, row) => {
    const day = Math.round((row * days) / 10);
    const at = (compartment: Compartment): string => people(series[compartment][day / STEP] ?? 0);
    return [String(day), at("susceptible"), at("infected"), at("recovered")];
  });
}

/** Day, susceptible, infected, recovered. */
export type Row = readonly [string, string, string, string];

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** A number of people, rounded: "3,038". */
export function people(count: number): string {
  return whole.format(Math.abs(count) < 0.5 ? 0 : count);
}

/** The name of a compartment as it stands beside its line: "Susceptible". */
export function titleOf(compartment: Compartment): string {
  return `${compartment.charAt(0).toUpperCase()}${compartment.slice(1)}`;
}
