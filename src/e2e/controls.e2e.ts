import type { Page } from "@playwright/test";
import { everyPage } from "./addresses.ts";
import { expect, test } from "./site.ts";

for (const path of everyPage().filter((each) => each.includes("/lessons/"))) {
  test(`${path} has no control that is hard to hit, on a wide window and on a small phone`, async ({ page }) => {
    for (const [width, height] of [
      [1280, 800],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(path);
      expect(await smallControls(page), `at ${width} px`).toEqual([]);
    }
  });
}

/**
 * Opens all that is folded and gives the HTML of the controls of less than 24 by 24 pixels (WCAG 2.5.8). What stands in a
 * line of text may be as small as the text. A box or dot is as large as the label around it, and a link as the item over
 * which it is stretched.
 */
async function smallControls(page: Page): Promise<string[]> {
  const controls = await page
    .locator("a[href], button, summary, input, select, textarea, [tabindex='0']")
    .evaluateAll((all) => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
      const visible = all.filter((control) => control.checkVisibility({ visibilityProperty: true }));
      return visible.map((control) => {
        const isStretched = getComputedStyle(control, "::after").position === "absolute";
        const area = (isStretched ? control.closest("li") : control.closest("label")) ?? control;
        const { width, height } = area.getBoundingClientRect();
        const line = control.closest("p, li, td, dd, dt, th, figcaption, label, [popover]");
        const isInline = getComputedStyle(control).display.startsWith("inline");
        const isAlone = line?.textContent.trim().length === control.textContent.trim().length;
        return { html: control.outerHTML, least: Math.min(width, height), isInText: isInline && line && !isAlone };
      });
    });
  // What is moved out of sight until the keyboard reaches it is one pixel large; rounding takes a little off.
  const small = controls.filter(({ least, isInText }) => !isInText && least > 1 && least < 23.9);
  return small.map(({ html }) => html.slice(0, 160));
}
