import { expect, test } from "vitest";
import { amend, begin, goOn, redo, undo } from "./history.ts";

test("undo(…) and redo(…) go back and forth", () => {
  const history = goOn(goOn(begin("a"), "b"), "c");
  expect(undo(undo(history)).present).toBe("a");
  expect(redo(undo(history))).toEqual(history);
});

test("at either end they change nothing", () => {
  const history = begin("a");
  expect(undo(history)).toBe(history);
  expect(redo(history)).toBe(history);
});

test("goOn(…) forgets what was undone", () => {
  expect(goOn(undo(goOn(begin("a"), "b")), "c")).toEqual({ past: ["a"], present: "c", future: [] });
});

test("amend(…) makes no step of its own", () => {
  expect(undo(amend(goOn(begin("a"), "b"), "bc")).present).toBe("a");
});

test("no more than 200 steps are kept", () => {
  let history = begin(0);
  for (let step = 1; step <= 500; step += 1) history = goOn(history, step);
  expect(history.past).toHaveLength(200);
});
