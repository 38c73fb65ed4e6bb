/** The model against what theory and sir-api say about it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { basicReproductionNumber, finalSize, peak, simulate, type Epidemic, type Method } from "../src/model.ts";

const METHODS = ["rk4", "euler"] as const;

/** What sir-api, the same service in Python, answers to the scenarios R0 = 3, 2 and 1.2. */
const SIR_API = [
  { method: "rk4", beta: 0.3, day: 26.5, peak: 3037.882406765716, size: 9412.025442239177 },
  { method: "rk4", beta: 0.2, day: 44, peak: 1584.4028588089175, size: 8001.7938318856 },
  { method: "rk4", beta: 0.12, day: 80.5, peak: 231.07310508878032, size: 3265.4642327419024 },
  { method: "euler", beta: 0.3, day: 27.5, peak: 3097.3518615218377, size: 9442.616308870678 },
  { method: "euler", beta: 0.2, day: 44.5, peak: 1603.7770863476762, size: 8030.435940927605 },
  { method: "euler", beta: 0.12, day: 81, peak: 231.88414308383136, size: 3273.7536828676775 },
] as const;

test("the numbers are those of sir-api, to 12 digits", () => {
  for (const { method, beta, day, peak: people, size } of SIR_API) {
    const course = run(epidemic(beta / 0.1, 0.1, beta), { method });
    assert.equal(peak(course).day, day);
    near(peak(course).infected, people, 1e-12);
    near(finalSize(course), size, 1e-12);
  }
});

for (const method of METHODS) {
  test(`nobody is lost and nobody is negative (${method})`, () => {
    for (const r0 of [0.5, 1.2, 2, 3, 10]) {
      const { time, susceptible, infected, recovered } = run(epidemic(r0), { method });
      for (const at of time.keys()) {
        const people = [susceptible[at] ?? NaN, infected[at] ?? NaN, recovered[at] ?? NaN];
        near(
          people.reduce((sum, some) => sum + some),
          10_000,
          1e-12,
        );
        assert.ok(Math.min(...people) >= 0);
      }
    }
  });

  test(`below the threshold the infected only fall (${method})`, () => {
    const course = run(epidemic(0.9), { method });
    assert.equal(peak(course).day, 0);
    assert.deepEqual(
      course.infected,
      course.infected.toSorted((a, b) => b - a),
    );
  });
}

test("the final size is that of theory", () => {
  for (const r0 of [1.2, 2, 3, 8]) {
    const course = run(epidemic(r0), { days: 3000 });
    near(course.susceptible.at(-1) ?? NaN, neverInfected(epidemic(r0)), 1e-4);
  }
});

test("the height of the peak is that of theory", () => {
  for (const r0 of [1.5, 2, 3]) {
    const height = 10_000 * (1 - (1 + Math.log(r0 * 0.99)) / r0);
    near(peak(run(epidemic(r0), { days: 400 })).infected, height, 1e-3);
  }
});

test("half the step divides the error by two to the order of the method", () => {
  for (const [method, order] of [
    ["euler", 1],
    ["rk4", 4],
  ] as const) {
    const found = Math.log2(errorAt(1, method) / errorAt(0.5, method));
    assert.ok(Math.abs(found - order) < 0.2, `${method}: ${found}`);
  }
});

test("the last day is reached exactly, with a shorter last step where it must be", () => {
  for (const [days, step, times] of [
    [1, 0.5, 3],
    [1, 0.4, 4],
    [0.2, 0.5, 2],
  ] as const) {
    const { time } = run(epidemic(3), { days, step });
    assert.equal(time.length, times);
    assert.equal(time.at(-1), days);
  }
});

test("a step that could make people negative is refused", () => {
  assert.throws(() => run(epidemic(5), { step: 3 }), /at most 2/);
});

test("0.3 / 0.1 is 3", () => {
  assert.equal(basicReproductionNumber(epidemic(3, 0.1, 0.3)), 3);
});

function epidemic(r0: number, gamma = 0.1, beta = r0 * gamma): Epidemic {
  return { susceptible: 9900, infected: 100, recovered: 0, beta, gamma };
}

function run(of: Epidemic, way: { days?: number; step?: number; method?: Method } = {}): ReturnType<typeof simulate> {
  return simulate(of, { days: 200, step: 0.5, method: "rk4", ...way });
}

/** S when the epidemic is over, by bisection of the final size equation ln(S(0) / S) = R0 * (S(0) + I(0) - S) / N. */
function neverInfected(of: Epidemic): number {
  const r0 = of.beta / of.gamma;
  let [low, high] = [1e-9, Math.min(of.susceptible, 10_000 / r0)];
  for (let round = 0; round < 200; round += 1) {
    const middle = (low + high) / 2;
    if (Math.log(of.susceptible / middle) > (r0 * (10_000 - middle)) / 10_000) low = middle;
    else high = middle;
  }
  return low;
}

/** How far S is from a very fine solution on day 40, around the peak. */
function errorAt(step: number, method: Method): number {
  const fine = run(epidemic(3), { days: 40, step: 0.01 }).susceptible.at(-1) ?? NaN;
  return Math.abs((run(epidemic(3), { days: 40, step, method }).susceptible.at(-1) ?? NaN) - fine);
}

function near(found: number, expected: number, relative: number): void {
  assert.ok(Math.abs(found - expected) <= relative * Math.abs(expected), `${found} is not near ${expected}`);
}
