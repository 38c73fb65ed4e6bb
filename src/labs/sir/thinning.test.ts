import { expect, test } from "vitest";
import { indicesToDraw } from "./thinning.ts";

const curveOf = (length: number, peak: number): Float64Array =>
  Float64Array.from({ length }, (_, n) => Math.exp(-(((n - peak) / 2) ** 2)));

test("a short curve is drawn whole", () => {
  expect(indicesToDraw(curveOf(6, 2), 100)).toEqual([0, 1, 2, 3, 4, 5]);
});

test.each([3, 5017, 9999])(
  "of 10,001 values at most 201 are drawn, the peak at %i, the first and the last among them",
  (peak) => {
    const indices = indicesToDraw(curveOf(10_001, peak), 100);
    expect(indices).toContain(peak);
    expect(indices[0]).toBe(0);
    expect(indices.at(-1)).toBe(10_000);
    expect(indices.length).toBeLessThanOrEqual(201);
    expect(indices.every((index, n) => n === 0 || index > (indices[n - 1] ?? 0))).toBe(true);
  },
);
