import { expect, test } from "vitest";
import { factorOn, phasesOf } from "./phases.ts";

test("phasesOf(…) without an intervention is one phase", () => {
  expect(phasesOf([], 200)).toEqual([{ from: 0, to: 200, factor: 1 }]);
});

test("phasesOf(…) divides the days where an intervention begins and ends", () => {
  expect(phasesOf([{ from: 30, to: 60.5, factor: 0.4 }], 200)).toEqual([
    { from: 0, to: 30, factor: 1 },
    { from: 30, to: 60.5, factor: 0.4 },
    { from: 60.5, to: 200, factor: 1 },
  ]);
});

test("phasesOf(…) multiplies the factors of interventions that overlap", () => {
  const phases = phasesOf(
    [
      { from: 0, to: 50, factor: 0.5 },
      { from: 20, to: 300, factor: 0.6 },
    ],
    100,
  );
  expect(phases).toEqual([
    { from: 0, to: 20, factor: 0.5 },
    { from: 20, to: 50, factor: 0.3 },
    { from: 50, to: 100, factor: 0.6 },
  ]);
});

test("phasesOf(…) with no days is one phase without length", () => {
  expect(phasesOf([{ from: 0, to: 10, factor: 0.5 }], 0)).toEqual([{ from: 0, to: 0, factor: 0.5 }]);
});

test("an intervention that ends on the day on which it begins has no effect", () => {
  expect(factorOn([{ from: 10, to: 10, factor: 0.5 }], 10)).toBe(1);
});
