import { everyPage } from "../e2e/addresses.ts";
import { expect, test } from "../e2e/site.ts";
import { LESSON_BUDGET, weighPage } from "./page-weight.ts";

for (const path of everyPage().filter((each) => each.includes("/lessons/") && !each.endsWith("/lessons/"))) {
  test(`${path} loads no more than a lesson may`, async ({ page }) => {
    const weight = await weighPage(page, path);
    for (const kind of ["html", "text", "script", "style", "font"] as const) {
      expect(weight[kind], `${kind} in bytes`).toBeLessThanOrEqual(LESSON_BUDGET[kind]);
    }
  });
}
