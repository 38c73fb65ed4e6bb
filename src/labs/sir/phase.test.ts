import { describe, expect, test } from "vitest";
import { runEpidemic, type Epidemic } from "./epidemic.ts";
import { phaseScale } from "./phase-scale.ts";
import { describePhase, drawPhase, drawPinnedPhase, nearestDay, placeInPhase, turnOf, type Phase } from "./phase.ts";
import { pinOf } from "./pin.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

const SIZE = { width: 800, height: 400 };
const draw = (epidemic: Epidemic): Phase => drawPhase(epidemic, phaseScale(epidemic, []), SIZE);
const epidemicWith = (change: Partial<SirState>): Epidemic => runEpidemic({ ...FIRST_STATE, view: "phase", ...change });

describe("the phase plane", () => {
  test("starts with 9,900 susceptible and 100 infected, and ends with 588 and none", () => {
    const { start, end } = draw(epidemicWith({}));
    expect(start.x).toBeCloseTo(792, 6);
    expect(start.y).toBeCloseTo(400 - (400 * 100) / 4000, 6);
    expect(end.x).toBeCloseTo(47, 0);
    expect(end.y).toBeCloseTo(400, 1);
  });

  test.each([
    [0.3, 800 / 3, "N / R₀ = 3,333"],
    [0.2, 400, "N / R₀ = 5,000"],
    [0.12, 800 / 1.2, "N / R₀ = 8,333"],
  ])("of a contact rate of %f has its highest point on the threshold", (contactRate, x, label) => {
    const epidemic = epidemicWith({ contactRate, step: 0.05 });
    const { threshold } = draw(epidemic);
    expect(threshold?.x).toBeCloseTo(x, 6);
    expect(threshold?.label).toBe(label);
    expect(800 * placeInPhase(epidemic.summary.peakDay, epidemic, phaseScale(epidemic, [])).x).toBeCloseTo(x, -1);
  });

  test("has no threshold where R0 is not above 1", () => {
    const epidemic = epidemicWith({ contactRate: 0.1 });
    expect(draw(epidemic).threshold).toBeUndefined();
    expect(turnOf(epidemic)).toBe("R0 is not above 1: wherever it starts, the number of infected people falls.");
  });

  test("has arrows that point left, up before the threshold and down after it", () => {
    const { arrows } = draw(epidemicWith({}));
    expect(arrows).toHaveLength(4);
    for (const { x, angle } of arrows) {
      expect(Math.cos((angle * Math.PI) / 180)).toBeLessThan(0);
      expect(Math.sin((angle * Math.PI) / 180) > 0, `at ${x}`).toBe(x < 800 / 3);
    }
  });

  test("has no arrows on a track that is a dot", () => {
    expect(draw(epidemicWith({ contactRate: 0.01, initialInfected: 1, days: 10 })).arrows).toEqual([]);
  });

  test.each<[Partial<SirState>, string]>([
    [{}, "Day 200"],
    [{ scale: "log" }, "Day 200, below 1"],
    [{ scale: "log", unit: "fraction" }, "Day 200, below 0.01 %"],
    [{ scale: "log", days: 60 }, "Day 60"],
  ])("of %j calls the end of the track %j", (changes, label) => {
    expect(draw(epidemicWith(changes)).endLabel).toBe(label);
  });

  test("counts in shares, and on a logarithmic axis up", () => {
    const epidemic = epidemicWith({ unit: "fraction", scale: "log" });
    const scale = phaseScale(epidemic, []);
    expect(scale.acrossTicks.map(({ label }) => label)).toEqual(["0 %", "25 %", "50 %", "75 %", "100 %"]);
    expect(scale.upTicks.map(({ label }) => label)).toEqual(["0.01 %", "0.1 %", "1 %", "10 %", "100 %"]);
    expect(draw(epidemic).threshold?.label).toBe("N / R₀ = 33.3 %");
  });
});

describe("a pinned run in the phase plane", () => {
  const pinned = pinOf({ ...FIRST_STATE, contactRate: 0.6, step: 0.05 }, []);

  test("makes the axis end above its peak too", () => {
    const shown = epidemicWith({});
    const alone = phaseScale(shown, []);
    const both = phaseScale(shown, [pinned]);
    expect([alone, both].map(({ upTicks }) => upTicks.at(-1)?.label)).toEqual(["4,000", "6,000"]);
    expect(drawPinnedPhase(pinned, shown, both, SIZE).top.x).toBeCloseTo(800 / 6, -1);
  });

  test("is counted in people of its own population as a share", () => {
    const small = pinOf({ ...FIRST_STATE, population: 1000, initialInfected: 10 }, []);
    const shown = epidemicWith({ unit: "fraction" });
    const scale = phaseScale(shown, [small]);
    const [{ path }, { path: own }] = [drawPinnedPhase(small, shown, scale, SIZE), drawPhase(shown, scale, SIZE)];
    expect(path.slice(0, 20)).toBe(own.slice(0, 20));
  });
});

test("a short epidemic in ten years of births and deaths is drawn smoothly", () => {
  const { path } = draw(epidemicWith({ model: "sir-demography", days: 3650 }));
  const points = path
    .slice(1)
    .split("L")
    .map((point) => point.split(",").map(Number));
  const gaps = points
    .slice(1)
    .map(([x = 0, y = 0], n) => Math.hypot(x - (points[n]?.[0] ?? 0), y - (points[n]?.[1] ?? 0)));
  expect(Math.max(...gaps)).toBeLessThan(40);
  expect(points.length).toBeLessThan(800);
});

test.each([0, 10, 26.5, 60])("a pointer on the point of day %f reads that day", (day) => {
  const epidemic = epidemicWith({});
  const scale = phaseScale(epidemic, []);
  const { x, y } = placeInPhase(day, epidemic, scale);
  const read = nearestDay({ x: 800 * x + 1, y: 400 * (1 - y) - 1 }, epidemic, scale, SIZE);
  expect(Math.abs(read - day)).toBeLessThanOrEqual(0.5);
});

test.each<[Partial<SirState>, string]>([
  [
    { model: "seir" },
    "Right of the line N / R0 = 3,333 exposed and infected together grow in number, left of it they fall.",
  ],
  [
    { intervention: "on" },
    "While contacts are as usual, right of the line N / R0 = 3,333 the infected grow in number, left of it they fall.",
  ],
])("the sentence about the threshold of %j is: %s", (changes, sentence) => {
  expect(turnOf(epidemicWith(changes))).toBe(sentence);
});

test("the description names start, peak, end and the threshold", () => {
  expect(describePhase(epidemicWith({}))).toBe(
    "Phase plane, infected against susceptible: from 9,900 susceptible and 100 infected on day 0 over 3,374 susceptible " +
      "and 3,038 infected at the peak to 588 susceptible and 0 infected on day 200. " +
      "Right of the line N / R0 = 3,333 the infected grow in number, left of it they fall.",
  );
});
