import { describe, expect, test } from "vitest";
import { comparedFigures, sentencesOf } from "./comparison.ts";
import { csvOf } from "./csv.ts";
import { runEpidemic } from "./epidemic.ts";
import { curvesOf, epidemicOf } from "./pin-curves.ts";
import { SIDE } from "./picture.ts";
import { pinOf, type Pin } from "./pin.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

function pinWith(changes: Partial<SirState>): Pin {
  return pinOf({ ...FIRST_STATE, ...changes }, []);
}

function pointsOf(path = ""): [x: number, y: number][] {
  return [...path.matchAll(/([\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe("a pinned curve is drawn in the axes of the run that is shown:", () => {
  test.each<[string, { pin?: Partial<SirState>; shown?: Partial<SirState>; end: number; peak: number }]>([
    ["as it is", { end: 1, peak: 0.3038 }],
    ["of fewer days", { pin: { days: 50 }, end: 0.25, peak: 0.3038 }],
    ["in a picture of fewer days", { shown: { days: 100 }, end: 1, peak: 0.3038 }],
    ["of fewer people", { pin: { population: 5000, initialInfected: 50 }, end: 1, peak: 0.1519 }],
    [
      "of fewer people, in shares",
      { pin: { population: 5000, initialInfected: 50 }, shown: { unit: "fraction" }, end: 1, peak: 0.3038 },
    ],
    ["on a logarithmic axis", { shown: { scale: "log" }, end: 1, peak: Math.log10(3038) / 4 }],
  ])("%s", (_, { pin, shown, end, peak }) => {
    const [curve] = curvesOf([pinWith(pin ?? {})], { ...FIRST_STATE, ...shown });
    const points = pointsOf(curve?.path);
    const inPicture = points.filter(([x]) => x <= SIDE);
    expect(points[0]?.[0]).toBe(0);
    expect(inPicture.at(-1)?.[0]).toBeGreaterThan(end * SIDE - 11);
    expect(inPicture.at(-1)?.[0]).toBeLessThanOrEqual(end * SIDE);
    expect(Math.min(...points.map(([, y]) => y)) / SIDE).toBeCloseTo(1 - peak, 2);
    expect(curve?.mark?.y).toBeCloseTo(1 - peak, 3);
  });
});

test("a curve whose peak the picture does not reach has its letter where it is highest", () => {
  const [curve] = curvesOf([pinWith({})], { ...FIRST_STATE, days: 20 });
  expect(curve?.mark).toEqual({ x: 1, y: expect.closeTo(1 - 0.24, 2) });
});

test("a curve ends at the picture's right, and a long run is drawn as finely as a short one", () => {
  const [curve] = curvesOf([pinWith({ days: 36_500 })], { ...FIRST_STATE, days: 33 });
  const points = pointsOf(curve?.path);
  expect(points.at(-1)?.[0]).toBe(SIDE);
  expect(points.length).toBeGreaterThan(60);
});

test("a curve that is higher than the picture has a gap", () => {
  const [curve] = curvesOf([pinWith({ population: 1_000_000, initialInfected: 9000 })], FIRST_STATE);
  expect(curve?.path).toMatch(/^M[^M]+M[^M]+$/);
  expect(pointsOf(curve?.path).every(([, y]) => y >= 0)).toBe(true);
  expect(curve?.mark?.y).toBeLessThan(0.1);
});

test("a curve above the picture has no letter", () => {
  const shown = { ...FIRST_STATE, days: 20 };
  expect(curvesOf([pinWith({ population: 1_000_000, initialInfected: 90_000 })], shown)[0]?.mark).toBeNull();
});

test("the letters of four equal curves stand apart on their curve, the first at its peak", () => {
  const curves = curvesOf(
    Array.from({ length: 4 }, () => pinWith({})),
    FIRST_STATE,
  );
  const marks = curves.map(({ mark }) => mark ?? { x: NaN, y: NaN });
  expect(marks[0]?.x).toBeCloseTo(26.5 / 200, 6);
  for (const [n, mark] of marks.entries()) {
    expect(curves[n]?.path).toContain(`L${(SIDE * mark.x).toFixed(1)},${(SIDE * mark.y).toFixed(1)}`);
    for (const other of marks.slice(n + 1))
      expect(Math.abs(other.x - mark.x) >= 0.09 || Math.abs(other.y - mark.y) >= 0.12).toBe(true);
  }
});

test("the figures of pinned runs are compared in the reader's unit, and marked while the run goes on", () => {
  const figures = { r0: "3.0", peak: "3,038", peakDay: "26.5", finalSize: "9,412" };
  expect(comparedFigures(epidemicOf(pinWith({})), "people")).toEqual(figures);
  const short = comparedFigures(epidemicOf(pinWith({ days: 20 })), "fraction");
  expect(short).toEqual({ r0: "3.0", peak: "24 % so far", peakDay: "20 so far", finalSize: "41.6 % so far" });
});

test("pinned curves are described in sentences", () => {
  expect(sentencesOf([], "people")).toBe("");
  expect(sentencesOf([{ ...pinWith({}), name: "Before" }, pinWith({ method: "euler" })], "people")).toBe(
    "Pinned curves of the infected. A, Before: Peaks on day 26.5 with 3,038 people infected. " +
      "B, R0 = 3.0, Euler, step 0.5: Peaks on day 27.5 with 3,097 people infected.",
  );
});

function linesOf(pins: readonly Pin[]): string[] {
  return csvOf(runEpidemic(FIRST_STATE), pins).trim().split("\n");
}

describe("the table to download", () => {
  test("has a column for the infected of each pinned run", () => {
    const lines = linesOf([{ ...pinWith({ method: "euler" }), name: '=1+"1", twice' }]);
    expect(lines[0]).toBe('day,susceptible,infected,recovered,"infected in A, =1+""1"", twice"');
    expect(lines[1]).toBe("0,9900,100,0,100");
    expect(lines[54]).toMatch(/^26\.5,3373\.85\d+,3037\.88\d+,3588\.25\d+,3087\.13\d+$/);
  });

  test("leaves it empty after the last day of that run", () => {
    const lines = linesOf([pinWith({ days: 50 })]);
    expect(lines[101]).toMatch(/^50,.*,\d+\.\d+$/);
    expect(lines[102]).toMatch(/^50\.5,.*,$/);
  });
});
