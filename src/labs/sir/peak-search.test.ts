import { assert, double, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { runEpidemic } from "./epidemic.ts";
import { ratesForPeak } from "./peak-search.ts";
import { peakOf, type Peak } from "./peak.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

function pulledTo(wanted: Peak, changes: Partial<SirState> = {}): Peak & { rates: string } {
  const state = { ...FIRST_STATE, ...changes };
  const rates = ratesForPeak(state, wanted);
  return { ...peakOf(runEpidemic({ ...state, ...rates })), rates: `${rates.contactRate} ${rates.recoveryRate}` };
}

describe("the peak is pulled to", () => {
  test.each<[day: number, people: number, changes?: Partial<SirState>]>([
    [26.4, 3038],
    [44.2, 1584],
    [60, 3038],
    [100, 5000],
    [20, 5000],
    [150, 500],
    [30, 200],
    [44.2, 1584, { method: "euler", step: 1 }],
    [60, 400_000, { population: 1_000_000, initialInfected: 50 }],
    [200, 3000, { days: 365, initialInfected: 1 }],
    [70, 2500, { model: "seir" }],
    [50, 2000, { model: "seir", method: "dormand-prince", step: 2 }],
    [60, 2500, { model: "sir-demography" }],
    [60, 1500, { vaccinated: 40 }],
    [90, 1500, { intervention: "on" }],
    [5, 5000, { contactRate: 4, recoveryRate: 0.5, step: 0.1 }],
    [5000, 3000, { days: 10_000, contactRate: 0.003, recoveryRate: 0.001, step: 10, initialInfected: 1 }],
  ])("day %d with %d people", (day, people, changes) => {
    const peak = pulledTo({ day, people }, changes);
    expect(Math.abs(peak.day - day) / day).toBeLessThan(0.005);
    expect(Math.abs(peak.people - people) / people).toBeLessThan(0.005);
  });
});

test("whatever the rates are, they are found again from where their curve peaks", () => {
  const rate = double({ min: 0.02, max: 0.9, noNaN: true });
  assert(
    property(rate, rate, (contactRate, recoveryRate) => {
      const epidemic = runEpidemic({ ...FIRST_STATE, contactRate, recoveryRate });
      const wanted = peakOf(epidemic);
      if (epidemic.summary.course !== "peaks" || contactRate < 1.1 * recoveryRate) return;
      const peak = pulledTo(wanted);
      expect(Math.abs(peak.day - wanted.day)).toBeLessThan(0.01 * wanted.day + 0.1);
      expect(Math.abs(peak.people - wanted.people)).toBeLessThan(20);
    }),
    { numRuns: 100 },
  );
});

describe("what no rates reach is come near to:", () => {
  test.each<[string, Peak, (peak: Peak) => void]>([
    ["more than all people", { day: 50, people: 12_000 }, ({ people }) => expect(people).toBeGreaterThan(8000)],
    ["fewer than on day 0", { day: 50, people: 10 }, ({ people }) => expect(people).toBeLessThan(115)],
    [
      "before day 0",
      { day: -5, people: 3000 },
      ({ day, people }) => expect([day < 10, people > 2500]).toEqual([true, true]),
    ],
    ["after the last day", { day: 300, people: 3000 }, ({ day }) => expect(day).toBeGreaterThan(190)],
  ])("%s", (_, wanted, check) => {
    check(pulledTo(wanted));
  });
});

test("the peak lies between the steps", () => {
  const exact = peakOf(runEpidemic({ ...FIRST_STATE, step: 0.05 }));
  const { day, people } = peakOf(runEpidemic({ ...FIRST_STATE, step: 1 }));
  expect([day, people]).toEqual([expect.closeTo(exact.day, 1), expect.closeTo(exact.people, 0)]);
});

test("without a peak, it is the highest value", () => {
  expect(peakOf(runEpidemic({ ...FIRST_STATE, contactRate: 0.05 }))).toEqual({ day: 0, people: 100 });
  expect(peakOf(runEpidemic({ ...FIRST_STATE, days: 20 })).day).toBe(20);
});
