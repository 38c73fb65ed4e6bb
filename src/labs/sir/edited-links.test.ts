import { assert, constantFrom, option, property, record } from "fast-check";
import { expect, test } from "vitest";
import { runEpidemic } from "./epidemic.ts";
import { readLink } from "./lab-link.ts";

const one = (...values: readonly (number | string)[]): ReturnType<typeof option<number | string>> =>
  option(constantFrom(...values));
const anyWords = record({
  beta: one(0.001, 0.3, 1, 1.9, 20, 100),
  gamma: one(0.001, 0.1, 2, 100),
  incubation: one(0.01, 0.5, 5, 1000),
  life: one(0.1, 1, 70, 1000),
  infected: one(1, 100, 5000),
  population: one(100, 10_000, 1e10),
  days: one(10, 365, 5000, 365_250),
  step: one(0.001, 0.07, 0.5, 1, 10),
  immune: one(0, 67, 100),
  from: one(0, 30),
  to: one(0, 60, 5000),
  contacts: one(0, 0.5, 3, 100),
  model: one("sir", "seir", "sir-demography"),
  intervention: one("off", "on"),
  method: one("rk4", "euler", "dormand-prince"),
});

test("whatever a link is edited to, it is refused with a reason, or what it opens is computed", () => {
  assert(
    property(anyWords, (words) => {
      const present = Object.entries(words).filter(([, value]) => value !== null);
      const link = `#sir=1${present.map(([word, value]) => `&${word}=${value}`).join("")}`;
      const { state, problem } = readLink(link);
      if (!state) {
        expect(problem).toMatch(/: Too (large|small)\. Write a /);
        return;
      }
      const { solution, summary } = runEpidemic(state.shown);
      const { population } = state.shown;
      for (const column of solution.columns) expect(column.every((people) => people > -1e-6 * population)).toBe(true);
      expect(summary.peakInfected).toBeLessThanOrEqual(population * (1 + 1e-9));
    }),
    { numRuns: 100 },
  );
}, 60_000);
