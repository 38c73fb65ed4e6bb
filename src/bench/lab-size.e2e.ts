import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { COMPOSE_LAB_BUDGET, measureComposeLab, measureSirLab, SIR_LAB_BUDGET } from "./lab-size.ts";

for (const [lab, measure, budget] of [
  ["SIR", measureSirLab, SIR_LAB_BUDGET],
  ["Compose", measureComposeLab, COMPOSE_LAB_BUDGET],
] as const)
  test(`the scripts of the ${lab} lab weigh no more than they may`, () => {
    const { atOnce, inAll } = measure(join("dist", "_astro"));
    expect(atOnce).toBeGreaterThan(budget / 3);
    expect(atOnce).toBeLessThanOrEqual(budget);
    expect(inAll).toBeGreaterThan(atOnce);
  });
