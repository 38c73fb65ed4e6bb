import { expect, test } from "vitest";
import { solveDensely } from "./adaptive.ts";
import { checkEpidemic } from "./epidemic-check.ts";
import type { EpidemicModel } from "./epidemic-model.ts";
import type { EpidemicRun } from "./epidemic-run.ts";
import { EpidemicError, type EpidemicField, type RefusalReason } from "./refusal.ts";
import { solveEpidemic } from "./solution.ts";

const epidemic: EpidemicModel = {
  kind: "seir",
  population: 10_000,
  infected: 100,
  exposed: 0,
  recovered: 0,
  contactRate: 0.3,
  recoveryRate: 0.1,
  incubationRate: 0.2,
  vaccinated: 0,
  interventions: [],
};
const run: EpidemicRun = { days: 200, step: 0.5, method: "rk4" };

test("checkEpidemic(…) has nothing against a usual epidemic, nor against rates of 0 and 1e12 people", () => {
  expect(checkEpidemic(epidemic, run)).toEqual([]);
  expect(checkEpidemic({ ...epidemic, contactRate: 0, recoveryRate: 0, incubationRate: 0 }, run)).toEqual([]);
  expect(checkEpidemic({ ...epidemic, population: 1e12 }, run)).toEqual([]);
});

test.each<[EpidemicField, RefusalReason, number | null, Partial<EpidemicModel>, Partial<EpidemicRun>]>([
  ["contactRate", "not a number", null, { contactRate: NaN }, {}],
  ["contactRate", "too small", 0, { contactRate: -0.1 }, {}],
  ["recoveryRate", "too large", 1000, { recoveryRate: Infinity }, {}],
  ["population", "too large", Number.MAX_SAFE_INTEGER, { population: 1e17 }, {}],
  ["population", "too small", 1, { population: 0, infected: 0 }, {}],
  ["infected", "more than the population", 10_000, { infected: 10_001 }, {}],
  ["infected", "more than the population", 10_000, { recovered: 9_950 }, {}],
  ["vaccinated", "too large", 1, { vaccinated: 1.01 }, {}],
  ["interventions", "ends before it begins", 20, { interventions: [{ from: 20, to: 10, factor: 0.5 }] }, {}],
  ["interventions", "too small", 0, { interventions: [{ from: 20, to: 30, factor: -1 }] }, {}],
  ["days", "too small", 0, {}, { days: -1 }],
  ["step", "not a number", null, {}, { step: NaN }],
  ["step", "too small", 0.002, {}, { step: 0 }],
  ["step", "too many steps", 0.002, {}, { step: 0.0002 }],
  ["step", "step too long", 1 / 0.3, {}, { step: 4 }],
  ["step", "step too long", 1 / 0.9, { interventions: [{ from: 1, to: 2, factor: 3 }] }, { step: 2 }],
])("%s is refused: %s", (field, reason, limit, changes, runChanges) => {
  const wrong = { ...epidemic, ...changes } as EpidemicModel;
  const refusals = checkEpidemic(wrong, { ...run, ...runChanges });
  expect(refusals).toMatchObject([{ field, reason, limit }]);
  expect(() => solveEpidemic(wrong, { ...run, ...runChanges })).toThrow(EpidemicError);
});

test("a million steps are refused with the limit and the reason", () => {
  expect(checkEpidemic(epidemic, { ...run, step: 0.0002 })[0]?.message).toBe(
    "1,000,000 steps are more than a curve can show; at most 100,000 are computed. Make the step at least 0.002 days, or take fewer days.",
  );
});

test("more infected than people is said in a sentence", () => {
  expect(checkEpidemic({ ...epidemic, infected: 20_000 }, run)[0]?.message).toBe(
    "More people than the population of 10,000 are infected or recovered on day 0. Write fewer.",
  );
});

test("everything that is wrong is said at once", () => {
  const wrong = checkEpidemic({ ...epidemic, infected: NaN, contactRate: -1 }, { ...run, days: NaN });
  expect(wrong.map(({ field }) => field)).toEqual(["infected", "contactRate", "days"]);
});

test("solveDensely(…) refuses a tolerance that doubles cannot hold, and rates that need too many steps", () => {
  expect(() => solveDensely(epidemic, 200, { relative: 1e-20, absolute: 1 })).toThrow("1e-20 is too small");
  expect(() => solveDensely({ ...epidemic, recoveryRate: 1000 }, 365_000)).toThrow("need more than 100,000 steps");
});

test("any step is allowed where the method chooses its own", () => {
  expect(checkEpidemic(epidemic, { ...run, step: 50, method: "dormand-prince" })).toEqual([]);
});

test.each([3, 0.6, 0.7, 0.234567])(
  "with a contact rate of %d, the step that the message names is taken",
  (contactRate) => {
    const [refusal] = checkEpidemic({ ...epidemic, contactRate }, { ...run, step: 50 });
    const step = Number(/at most (\S+)\.$/.exec(refusal?.message ?? "")?.[1]);
    expect(refusal?.limit).toBe(1 / contactRate);
    expect(step).toBeGreaterThan(0.98 / contactRate);
    expect(checkEpidemic({ ...epidemic, contactRate }, { ...run, step })).toEqual([]);
  },
);

test.each([200, 123, 365.25])("over %d days, the step that the message names is taken", (days) => {
  const [refusal] = checkEpidemic(epidemic, { ...run, days, step: 1e-6 });
  const step = Number(/at least (\S+) days/.exec(refusal?.message ?? "")?.[1]);
  expect(checkEpidemic(epidemic, { ...run, days, step })).toEqual([]);
});
