import { expect, test } from "vitest";
import { dayAfterKey, snapDay } from "./reading-day.ts";

const RUN = { days: 200, state: { step: 0.5 } };
const FINE = { days: 365, state: { step: 0.05 } };
const ODD = { days: 200, state: { step: 0.3 } };

test.each([
  ["ArrowRight", 0, RUN, 0.5],
  ["ArrowUp", 26, RUN, 26.5],
  ["ArrowLeft", 0, RUN, 0],
  ["ArrowDown", 26.5, RUN, 26],
  ["ArrowRight", 200, RUN, 200],
  ["PageUp", 0, RUN, 10],
  ["PageDown", 5, RUN, 0],
  ["Home", 26.5, RUN, 0],
  ["End", 26.5, RUN, 200],
  ["ArrowRight", 0.15, FINE, 1],
  ["ArrowLeft", 0.15, FINE, 0],
  ["ArrowRight", 0.9, ODD, 1.2],
  ["ArrowRight", 199.8, ODD, 200],
  ["ArrowLeft", 200, ODD, 199.8],
] as const)("%s on day %f goes on", (key, day, run, next) => {
  expect(dayAfterKey(key, day, run)).toBe(next);
});

test.each(["Tab", "Enter", " ", "z"])("the key %j means nothing", (key) => {
  expect(dayAfterKey(key, 10, RUN)).toBeUndefined();
});

test.each([
  [26.4, RUN, 26.5],
  [-3, RUN, 0],
  [199.9, RUN, 200],
  [199.95, ODD, 200],
  [199.7, ODD, 199.8],
  [900, ODD, 200],
  [0.15, FINE, 0.15],
] as const)("day %f is read on the nearest step", (day, run, step) => {
  expect(snapDay(day, run)).toBe(step);
});
