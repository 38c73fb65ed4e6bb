import { expect, test } from "vitest";
import type { EpidemicModel, SeirEpidemic, SirEpidemic } from "./epidemic-model.ts";
import { finalSizeOf, neverInfected } from "./final-size.ts";
import { columnOf } from "./series.ts";
import { solveEpidemic } from "./solution.ts";
import { peakInfectedOf } from "./theory.ts";
import { SAMPLE_EPIDEMIC as sir } from "./sample-epidemic.ts";

const seir: SeirEpidemic = { ...sir, kind: "seir", exposed: 200, incubationRate: 0.2 };
const intervention = { from: 10, to: 20, factor: 0.5 };

/**
 * Found by SciPy 1.17.1 with `lambertw`, x = −W(−R₀ s exp(−R₀ (s + i))) / R₀, and by `brentq` to the last digit but
 * one.
 */
test.each([
  [1.05, 0.999, 0.001, 0.10954553951223056],
  [1.2, 0.99, 0.01, 0.347818962900701],
  [2, 0.999999, 0.000001, 0.7968124723033412],
  [3, 0.6, 0.01, 0.45826525708536603],
  [8, 0.99, 0.01, 0.9996670060993935],
  [0.8, 0.9, 0.1, 0.2814508943766808],
])(
  "with R0 = %d, a share of %d susceptible and %d infected, the final size is %d",
  (r0, susceptible, infected, size) => {
    const left = neverInfected({ susceptible, infected, threshold: 1 / r0 });
    expect(Math.abs(susceptible + infected - left - size)).toBeLessThan(1e-14);
  },
);

test("neverInfected(…) is the limit of a first case where nobody is infected", () => {
  expect(neverInfected({ susceptible: 1, infected: 0, threshold: 0.5 })).toBeCloseTo(0.2031878699799799, 12);
  expect(neverInfected({ susceptible: 1, infected: 0, threshold: 2 })).toBe(1);
  expect(neverInfected({ susceptible: 1, infected: 0, threshold: 1 })).toBeCloseTo(1, 6);
});

test.each<[string, EpidemicModel]>([
  ["SIR", sir],
  ["SIR with some recovered and a third vaccinated", { ...sir, recovered: 500, vaccinated: 1 / 3 }],
  ["SIR that fades", { ...sir, contactRate: 0.08 }],
  ["SEIR", seir],
])("a long run of %s ends with the final size of theory", (_name, epidemic) => {
  const series = solveEpidemic(epidemic, { days: 2000, step: 10, method: "dormand-prince" });
  const susceptible = columnOf(series, "susceptible");
  const start = (susceptible[0] ?? NaN) + epidemic.infected + (epidemic.kind === "seir" ? epidemic.exposed : 0);
  expect(start - (susceptible.at(-1) ?? NaN)).toBeCloseTo(finalSizeOf(epidemic) ?? NaN, 3);
});

test.each<[number, Partial<SirEpidemic>]>([
  [100, { contactRate: 0 }],
  [10_000, { recoveryRate: 0 }],
  [100, { contactRate: 0, recoveryRate: 0 }],
  [0, { infected: 0 }],
  [100, { vaccinated: 1 }],
])("the final size is %d with %o", (size, changes) => {
  expect(finalSizeOf({ ...sir, ...changes })).toBeCloseTo(size, 9);
});

test("theory has no final size with births, nor with an intervention", () => {
  expect(finalSizeOf({ ...sir, kind: "sir-demography", turnoverRate: 0.01, vaccinatedAtBirth: 0 })).toBeNull();
  expect(finalSizeOf({ ...sir, interventions: [intervention] })).toBeNull();
});

test.each<[string, SirEpidemic]>([
  ["R0 = 3", sir],
  ["R0 = 1.2 and a tenth vaccinated", { ...sir, contactRate: 0.12, vaccinated: 0.1 }],
  ["no recovery", { ...sir, recoveryRate: 0 }],
  ["no contacts", { ...sir, contactRate: 0 }],
  ["neither", { ...sir, contactRate: 0, recoveryRate: 0 }],
])("the peak of SIR is that of theory with %s", (_name, epidemic) => {
  const series = solveEpidemic(epidemic, { days: 400, step: 0.01, method: "dormand-prince" });
  expect(Math.max(...columnOf(series, "infected"))).toBeCloseTo(peakInfectedOf(epidemic) ?? NaN, 2);
});

test("theory has no peak for SEIR, with births, nor with an intervention", () => {
  expect(peakInfectedOf(seir)).toBeNull();
  expect(peakInfectedOf({ ...sir, kind: "sir-demography", turnoverRate: 0.01, vaccinatedAtBirth: 0 })).toBeNull();
  expect(peakInfectedOf({ ...sir, interventions: [intervention] })).toBeNull();
});
