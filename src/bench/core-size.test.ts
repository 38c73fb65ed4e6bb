import { expect, test } from "vitest";
import { COMPOSE_BUDGET, COMPOSE_WHOLE_BUDGET, measureComposeCore } from "./core-size.ts";

test("the core for Compose weighs no more than it may", { timeout: 120_000 }, async () => {
  const { reading, whole } = await measureComposeCore();
  expect(reading).toBeGreaterThan(COMPOSE_BUDGET / 2);
  expect(reading).toBeLessThanOrEqual(COMPOSE_BUDGET);
  expect(whole).toBeGreaterThan(reading);
  expect(whole).toBeLessThanOrEqual(COMPOSE_WHOLE_BUDGET);
});
