import { expect, test } from "vitest";
import { simulateSir, type SirModel, type SirRun } from "./sir.ts";
import { summariseSir, type SirSummary } from "./summary.ts";

const model: SirModel = { susceptible: 9900, infected: 100, recovered: 0, contactRate: 0.3, recoveryRate: 0.1 };

function summaryOf(changes: Partial<SirModel>, days = 200, step = 0.5): SirSummary {
  const changed = { ...model, ...changes };
  const run: SirRun = { days, step, method: "rk4" };
  return summariseSir(changed, run, simulateSir(changed, run));
}

/** Solves 1 − z = s exp(−R₀ z) for the share z that is ever infected, by bisection (Kermack and McKendrick 1927). */
function finalSizeInTheory(basicReproduction: number, susceptible: number): number {
  let low = 1 - susceptible;
  let high = 1;
  for (let halving = 0; halving < 60; halving += 1) {
    const share = (low + high) / 2;
    if (1 - share > susceptible * Math.exp(-basicReproduction * share)) low = share;
    else high = share;
  }
  return low;
}

test("R0 is the contact rate divided by the recovery rate", () => {
  expect(summaryOf({}).basicReproduction).toBeCloseTo(3, 12);
  expect(summaryOf({ contactRate: 0.12 }).basicReproduction).toBeCloseTo(1.2, 12);
});

test.each<[number, number, SirSummary["course"]]>([
  [0.101, 0.9999, "fades"],
  [0.103, 1.0197, "peaks"],
])(
  "at a contact rate of %f, 99% susceptible make R0 S / N %f: the epidemic %s",
  (contactRate, reproduction, course) => {
    const summary = summaryOf({ contactRate });
    expect(summary.initialReproduction).toBeCloseTo(reproduction, 12);
    expect(summary.course).toBe(course);
  },
);

test.each([3, 2, 1.2])("the final size is that of the final size equation for R0 = %f", (basicReproduction) => {
  const { finalSize } = summaryOf({ contactRate: basicReproduction / 10 }, 2000);
  expect(finalSize / 10_000).toBeCloseTo(finalSizeInTheory(basicReproduction, 0.99), 6);
});

test.each([3, 2, 1.2])("the peak is as high as theory says for R0 = %f", (basicReproduction) => {
  const threshold = 10_000 / basicReproduction;
  const theory = 10_000 - threshold * (1 + Math.log(9900 / threshold));
  expect(summaryOf({ contactRate: basicReproduction / 10 }, 200, 0.01).peakInfected).toBeCloseTo(theory, 2);
});

test("the peak falls on the first day with the most infected people", () => {
  const { peakDay, peakInfected } = summaryOf({});
  expect(peakDay).toBe(26.5);
  expect(Math.round(peakInfected)).toBe(3038);
});

test("people who had recovered before day 0 are not counted as infected in this epidemic", () => {
  const { finalSize } = summaryOf({ susceptible: 1900, recovered: 8000 });
  expect(finalSize).toBeGreaterThan(100);
  expect(finalSize).toBeLessThan(2000);
});

test("a peak on the last day falls on that day, also after a shorter last step", () => {
  expect(summaryOf({}, 10.2).peakDay).toBe(10.2);
});

test.each<[string, Partial<SirModel>, number, SirSummary["course"]]>([
  ["R0 is below 1", { contactRate: 0.09 }, 200, "fades"],
  ["too few can be infected, though R0 is 3", { susceptible: 3000, recovered: 6900 }, 200, "fades"],
  ["the run ends before the peak", {}, 20, "rises"],
  ["the peak is inside the run", {}, 200, "peaks"],
])("the course is told when %s", (_when, changes, days, course) => {
  expect(summaryOf(changes, days).course).toBe(course);
});
