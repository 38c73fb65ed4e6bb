import { expect, test } from "vitest";
import { takeChances } from "./chance.ts";
import { FIRST_STATE } from "./state.ts";

test("200 runs report progress and then a band that the equations lie in", () => {
  const news = [...takeChances({ state: FIRST_STATE, seed: 1 })];
  expect(news.filter(({ kind }) => kind === "progress")).toHaveLength(20);
  const last = news.at(-1);
  if (last?.kind !== "band") throw new Error("There is no band.");
  expect(last.band.low).toHaveLength(201);
  expect(last.band.low[27]).toBeLessThan(3038);
  expect(last.band.high[27]).toBeGreaterThan(3038);
  expect(last.band.peaks[0]).toBeGreaterThan(2700);
  expect(last.band.peaks[1]).toBeLessThan(3400);
});
