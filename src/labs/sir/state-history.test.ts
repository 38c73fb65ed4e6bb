import { expect, test } from "vitest";
import { StateHistory } from "./state-history.ts";
import { FIRST_STATE } from "./state.ts";

const withDays = (days: number): typeof FIRST_STATE => ({ ...FIRST_STATE, days });

test("a slider that is pulled is one step", () => {
  const history = new StateHistory(withDays(200));
  history.goOn(withDays(190), "days", 0);
  history.goOn(withDays(180), "days", 900);
  expect(history.undo().days).toBe(200);
  expect(history.canUndo).toBe(false);
  expect(history.redo().days).toBe(180);
  expect(history.canRedo).toBe(false);
});

test("after a pause or with another slider a step begins", () => {
  const history = new StateHistory(withDays(200));
  history.goOn(withDays(190), "days", 0);
  history.goOn(withDays(180), "days", 1000);
  history.goOn({ ...withDays(180), contactRate: 0.2 }, "contactRate", 1001);
  expect(history.undo()).toEqual(withDays(180));
  expect(history.undo()).toEqual(withDays(190));
  expect(history.undo()).toEqual(withDays(200));
});

test("what changes nothing is no step", () => {
  const history = new StateHistory(withDays(200));
  history.goOn(withDays(200), "days", 0);
  expect(history.canUndo).toBe(false);
});

test("what has no name is a step each time", () => {
  const history = new StateHistory(withDays(200));
  history.goOn(withDays(190), undefined, 0);
  history.goOn(withDays(180), undefined, 1);
  expect(history.undo()).toEqual(withDays(190));
});

test("what is held is one step however long it takes", () => {
  const history = new StateHistory(withDays(200));
  history.goOn(withDays(190), "peak 1", 0, true);
  history.goOn(withDays(180), "peak 1", 5000, true);
  history.goOn(withDays(170), "peak 2", 5001, true);
  expect(history.undo()).toEqual(withDays(180));
  expect(history.undo()).toEqual(withDays(200));
});
