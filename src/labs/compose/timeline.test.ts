import { expect, test } from "vitest";
import { endOf, type Happening, rowsOf, spanAt } from "./timeline.ts";
import { stateInWords, timeInWords } from "./timeline-words.ts";

const happenings: readonly Happening[] = [
  { time: 0.1, service: "db", kind: "created" },
  { time: 0.1, service: "api", kind: "created" },
  { time: 0.3, service: "db", kind: "started" },
  { time: 4.3, service: "db", kind: "healthy" },
  { time: 4.5, service: "api", kind: "started" },
  { time: 9, service: "api", kind: "exited", code: 1 },
];
const services = [
  { service: "api", isChecked: false },
  { service: "db", isChecked: true },
  { service: "late", isChecked: false },
];

test("each service has its stretches, and one that nothing happens to has none", () => {
  const [api, db, late] = rowsOf(services, happenings, 12);
  expect(api?.spans.map(({ state, from, to }) => [state, from, to])).toEqual([
    ["created", 0.1, 4.5],
    ["running", 4.5, 9],
    ["failed", 9, 12],
  ]);
  expect(db?.spans.map(({ state }) => state)).toEqual(["created", "starting", "healthy"]);
  expect(late?.spans).toEqual([]);
});

test("what a service does is known at any time", () => {
  const [api] = rowsOf(services, happenings, 12);
  const at = (time: number): string => stateInWords(api && spanAt(api, time));
  expect([0, 0.1, 4.4, 4.5, 9, 12].map(at)).toEqual([
    "not made yet",
    "made, not started",
    "made, not started",
    "running",
    "exited with 1",
    "exited with 1",
  ]);
});

test("a time line ends at a round time after the last thing that happens", () => {
  expect(endOf(happenings)).toBe(15);
  expect(endOf([])).toBe(1);
  expect(endOf([{ time: 61, service: "a", kind: "exited", code: 0 }])).toBe(80);
});

test.each([
  [0.25, "0.3 s"],
  [4, "4 s"],
  [12.4, "12 s"],
  [119, "119 s"],
  [150, "2.5 min"],
])("%d is written as %s", (seconds, text) => {
  expect(timeInWords(seconds)).toBe(text);
});
