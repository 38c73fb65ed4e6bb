import { expect, test } from "vitest";
import { runEpidemic } from "./epidemic.ts";
import { drawPicture, leaderOf, SIDE, type Picture } from "./picture.ts";
import { FIRST_STATE } from "./state.ts";
import { withRoom } from "./top.ts";

function pictureOf(contactRate: number, days: number): Picture {
  return drawPicture(runEpidemic({ ...FIRST_STATE, contactRate, days }));
}

function pointsOf(path: string): [x: number, y: number][] {
  return [...path.matchAll(/(\d+),(\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

test("the line of the infected starts with 100 of 10,000 and is highest at the peak", () => {
  const points = pointsOf(pictureOf(0.3, 200).lines[1]?.path ?? "");
  const highest = points.toSorted(([, a], [, b]) => a - b)[0];
  expect(points[0]).toEqual([0, SIDE - 10]);
  expect(highest?.[0]).toBeCloseTo((26.5 / 200) * SIDE, -1);
  expect(highest?.[1]).toBeCloseTo(SIDE * (1 - 0.3038), -1);
});

test.each([10, 33, 199, 200, 365])("every line spans the whole picture of %i days with at most 102 points", (days) => {
  for (const { path } of pictureOf(0.3, days).lines) {
    const points = pointsOf(path);
    expect(points[0]?.[0]).toBe(0);
    expect(points.at(-1)?.[0]).toBe(SIDE);
    expect(points.length).toBeLessThanOrEqual(102);
    expect(points.every(([x], n) => n === 0 || x > (points[n - 1]?.[0] ?? 0))).toBe(true);
  }
});

test.each([0.01, 0.09, 0.12, 0.3, 1])("no two names touch at a contact rate of %f", (contactRate) => {
  const heights = pictureOf(contactRate, 200)
    .lines.map(({ labelAt }) => labelAt)
    .toSorted((a, b) => a - b);
  expect(heights.every((height, n) => n === 0 || height - (heights[n - 1] ?? 0) >= 10 - 1e-9)).toBe(true);
  expect(heights[0]).toBeGreaterThanOrEqual(0);
  expect(heights.at(-1)).toBeLessThanOrEqual(100);
});

test("an axis of the infected cuts off the other curves, whose names stand at its end with an arrow", () => {
  const mild = withRoom(runEpidemic({ ...FIRST_STATE, contactRate: 0.12, scale: "infected" }), []);
  const { lines, peopleTicks } = drawPicture(mild);
  expect(peopleTicks.map(({ label }) => label)).toEqual(["0", "100", "200", "300", "400"]);
  expect(lines.map(({ name, labelAt }) => [name, Math.round(labelAt)])).toEqual([
    ["Susceptible ↑", 0],
    ["Infected", 86],
    ["Recovered ↑", 10],
  ]);
});

test("a name that had to make room is led back to the end of its line, others are not", () => {
  const seir = drawPicture(runEpidemic({ ...FIRST_STATE, model: "seir", contactRate: 0.6 }));
  expect(seir.lines.map((line) => [line.name, leaderOf(line) !== null])).toEqual([
    ["Susceptible", true],
    ["Exposed", false],
    ["Infected", true],
    ["Recovered", false],
  ]);
  for (const line of seir.lines) {
    const leader = leaderOf(line);
    if (leader) expect([leader.from, leader.to]).toEqual([line.endAt, line.labelAt]);
  }
  const mild = withRoom(runEpidemic({ ...FIRST_STATE, contactRate: 0.12, scale: "infected" }), []);
  expect(drawPicture(mild).lines.map(leaderOf)).toEqual([null, null, null]);
});

test.each<[number, string[]]>([
  [10, ["0", "2", "4", "6", "8", "10"]],
  [33, ["0", "10", "20", "30"]],
  [200, ["0", "50", "100", "150", "200"]],
  [365, ["0", "100", "200", "300"]],
])("the ticks of %i days are round", (days, labels) => {
  const { dayTicks } = pictureOf(0.3, days);
  expect(dayTicks.map(({ label }) => label)).toEqual(labels);
  expect(dayTicks[1]?.at).toBeCloseTo((100 * Number(labels[1])) / days, 9);
});
