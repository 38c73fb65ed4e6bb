import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { measureSirLab, SIR_LAB_BUDGET } from "./lab-size.ts";

test("the scripts of the SIR lab weigh no more than they may, with Chart.js", () => {
  const { atOnce, inAll } = measureSirLab(join("dist", "_astro"));
  expect(atOnce).toBeGreaterThan(SIR_LAB_BUDGET / 3);
  expect(atOnce).toBeLessThanOrEqual(SIR_LAB_BUDGET);
  expect(inAll).toBeGreaterThan(atOnce);
});
