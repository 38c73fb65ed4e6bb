import { describe, expect, test } from "vitest";
import type { DemographicEpidemic, EpidemicModel } from "./epidemic-model.ts";
import { summariseEpidemic } from "./epidemic-summary.ts";
import { equilibriumOf } from "./equilibrium.ts";
import { growthOf } from "./growth.ts";
import {
  basicReproductionOf,
  effectiveReproductionOf,
  herdImmunityThreshold,
  initialReproductionOf,
} from "./reproduction.ts";
import { columnOf } from "./series.ts";
import { solveEpidemic } from "./solution.ts";
import { summariseSir } from "./summary.ts";
import { simulateSir } from "./sir.ts";
import { SAMPLE_EPIDEMIC as sir } from "./sample-epidemic.ts";

const seir: EpidemicModel = { ...sir, kind: "seir", exposed: 0, incubationRate: 0.2 };
const demographic: DemographicEpidemic = { ...sir, kind: "sir-demography", turnoverRate: 0.02, vaccinatedAtBirth: 0 };

describe("R0", () => {
  test.each<[string, number, EpidemicModel]>([
    ["SIR", 3, sir],
    ["SEIR", 3, seir],
    ["SIR with births and deaths", 2.5, demographic],
    ["SIR without recovery", Infinity, { ...sir, recoveryRate: 0 }],
    ["SIR without contacts and recovery", 0, { ...sir, contactRate: 0, recoveryRate: 0 }],
  ])("of %s is %d", (_name, value, epidemic) => {
    expect(basicReproductionOf(epidemic)).toBeCloseTo(value, 12);
  });

  test("needs everybody to be susceptible; R on day 0 counts the vaccinated and an intervention", () => {
    const epidemic: EpidemicModel = { ...sir, vaccinated: 0.5, interventions: [{ from: 0, to: 9, factor: 0.4 }] };
    expect(initialReproductionOf(epidemic)).toBeCloseTo(3 * 0.495 * 0.4, 12);
    expect(initialReproductionOf({ ...sir, vaccinated: 1, recoveryRate: 0 })).toBe(0);
  });
});

test("R(t) is 1 where the infected are most, and jumps with an intervention", () => {
  const epidemic: EpidemicModel = { ...sir, interventions: [{ from: 50, to: 60, factor: 0.5 }] };
  const series = solveEpidemic(epidemic, { days: 100, step: 0.1, method: "rk4" });
  const reproduction = effectiveReproductionOf(epidemic, series);
  const infected = columnOf(series, "infected");
  expect(reproduction[infected.indexOf(Math.max(...infected))]).toBeCloseTo(1, 1);
  expect((reproduction[500] ?? NaN) / (reproduction[499] ?? NaN)).toBeCloseTo(0.5, 2);
  expect((reproduction[600] ?? NaN) / (reproduction[599] ?? NaN)).toBeCloseTo(2, 1);
});

test.each([
  [3, 2 / 3],
  [1, 0],
  [0.5, 0],
  [0, 0],
  [Infinity, 1],
])("with R0 = %d, herd immunity begins at %d", (basicReproduction, share) => {
  expect(herdImmunityThreshold(basicReproduction)).toBeCloseTo(share, 12);
});

test("when more than the threshold are vaccinated, infections do not grow", () => {
  const start = { ...sir, population: 1e6, infected: 1 };
  expect(growthOf({ ...start, vaccinated: herdImmunityThreshold(3) + 1e-3 }).rate).toBeLessThan(0);
  expect(growthOf({ ...start, vaccinated: herdImmunityThreshold(3) - 1e-3 }).rate).toBeGreaterThan(0);
});

test.each<[string, EpidemicModel]>([
  ["SIR", sir],
  ["SEIR", seir],
  ["SEIR with slow incubation", { ...seir, incubationRate: 0.05 }],
  ["SIR with births and deaths", demographic],
  ["SIR with few contacts", { ...sir, interventions: [{ from: 0, to: 1000, factor: 0.6 }] }],
])("%s doubles in the time that theory says", (_name, epidemic) => {
  const { rate, doublingDays } = growthOf({ ...epidemic, population: 1e12, infected: 1 });
  const doubling = doublingDays ?? NaN;
  const early = { ...epidemic, population: 1e12, infected: 1 };
  const series = solveEpidemic(early, { days: 20 * doubling, step: doubling, method: "dormand-prince" });
  const infected = columnOf(series, "infected");
  expect((infected[20] ?? NaN) / (infected[19] ?? NaN)).toBeCloseTo(2, 3);
  expect(rate * doubling).toBeCloseTo(Math.LN2, 12);
});

test("an epidemic that fades has no doubling time", () => {
  const { rate, doublingDays } = growthOf({ ...sir, contactRate: 0.05 });
  expect(rate).toBeCloseTo(0.0495 - 0.1, 12);
  expect(doublingDays).toBeNull();
});

describe("equilibriumOf(…)", () => {
  test("plain SIR has none, and neither has SEIR", () => {
    expect(equilibriumOf(sir).why).toBe("closed population");
    expect(equilibriumOf({ ...seir, kind: "seir", exposed: 0, incubationRate: 0.2 }).why).toBe("closed population");
    expect(equilibriumOf({ ...demographic, turnoverRate: 0 })).toEqual({ kind: "none", why: "closed population" });
  });

  test.each([0, 0.3])(
    "with births and deaths, and %d of the newborn vaccinated, a long run ends there",
    (vaccinated) => {
      const epidemic = { ...demographic, vaccinatedAtBirth: vaccinated };
      const series = solveEpidemic(epidemic, { days: 3000, step: 10, method: "dormand-prince" });
      const equilibrium = equilibriumOf(epidemic);
      if (equilibrium.kind === "none") throw new Error("There should be an equilibrium.");
      for (const compartment of ["susceptible", "infected", "recovered"] as const) {
        expect(columnOf(series, compartment).at(-1)).toBeCloseTo(equilibrium[compartment], 2);
      }
    },
  );

  test("there is none when R0 is 1 or less, or when enough of the newborn are vaccinated", () => {
    const none = { kind: "none", why: "too few infections" };
    expect(equilibriumOf({ ...demographic, contactRate: 0.12 })).toEqual(none);
    expect(equilibriumOf({ ...demographic, contactRate: 0 })).toEqual(none);
    expect(equilibriumOf({ ...demographic, vaccinatedAtBirth: herdImmunityThreshold(2.5) })).toEqual(none);
  });
});

test("summariseEpidemic(…) has the figures of summariseSir(…)", () => {
  const run = { days: 200, step: 0.5, method: "rk4" } as const;
  const model = { susceptible: 9900, infected: 100, recovered: 0, contactRate: 0.3, recoveryRate: 0.1 };
  expect(summariseEpidemic(sir, solveEpidemic(sir, run))).toEqual(summariseSir(model, run, simulateSir(model, run)));
});

test("summariseEpidemic(…) gives no final size where people are born", () => {
  const series = solveEpidemic(demographic, { days: 90, step: 1, method: "rk4" });
  expect(summariseEpidemic(demographic, series)).toMatchObject({ finalSize: null, course: "peaks" });
});
