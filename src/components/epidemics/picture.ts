import type { SirAnswer } from "../../core/epidemic/answer.ts";

/** Of the picture, in pixels; the curves are drawn between the edges. */
export const SIZE = { width: 640, height: 320 };
const EDGE = { left: 48, right: 612, top: 28, bottom: 280 };
/** The share that the axis ends with; the highest of our peaks is 30.4 %. */
const MOST = 0.35;
/** A peak below this share lies among the ends of other curves; late on, nothing else is there. */
const FLAT = 0.05;
const LATE = 0.75;
/** Of the values, every fourth is drawn: two days apart, which no eye tells from all of them. */
const EVERY = 4;

export interface Curve {
  readonly name: string;
  readonly path: string;
  /** Where its name stands: above its peak, or above its end where it is too flat to stand out at its peak. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface EpidemicsPicture {
  readonly curves: readonly Curve[];
  readonly days: readonly Tick[];
  readonly shares: readonly Tick[];
  readonly edge: typeof EDGE;
}

/**
 * Draws the infected share of several epidemics over the same days.
 *
 * @throws RangeError when a share is above the axis.
 */
export function drawEpidemics(answers: readonly SirAnswer[], days: number): EpidemicsPicture {
  const x = (day: number): number => EDGE.left + ((EDGE.right - EDGE.left) * day) / days;
  const y = (share: number): number => EDGE.bottom - ((EDGE.bottom - EDGE.top) * share) / MOST;
  return {
    curves: answers.map((answer) => {
      const all = populationOf(answer);
      const peak = answer.peak_infected / all;
      if (peak > MOST) throw new RangeError(`A share of ${peak} is above the axis, which ends at ${MOST}.`);
      const points = answer.time.flatMap((day, n) =>
        n % EVERY === 0 ? [`${x(day).toFixed(1)},${y((answer.infected[n] ?? NaN) / all).toFixed(1)}`] : [],
      );
      return {
        name: `R₀ = ${answer.basic_reproduction_number.toFixed(1)}`,
        path: `M${points.join("L")}`,
        label: { x: x(peak < FLAT ? LATE * days : answer.peak_day), y: y(peak) - 8 },
      };
    }),
    days: [0, 50, 100, 150, 200].filter((day) => day <= days).map((day) => ({ at: x(day), text: String(day) })),
    shares: [0, 0.1, 0.2, 0.3].map((share) => ({ at: y(share), text: `${100 * share} %` })),
    edge: EDGE,
  };
}

function populationOf({ susceptible, infected, recovered }: SirAnswer): number {
  return (susceptible[0] ?? NaN) + (infected[0] ?? NaN) + (recovered[0] ?? NaN);
}
