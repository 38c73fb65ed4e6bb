import { expect, test } from "vitest";
import { BESIDE_FROM, fitPane, restSheet } from "./pane-size.ts";

test.each([
  { window: 60, share: 0.5, width: 22, folded: true },
  { window: 80, share: 0.5, width: 40, folded: true },
  { window: 80, share: 0.9, width: 42, folded: true },
  { window: 80, share: 0.1, width: 22, folded: false },
  { window: 120, share: 0.5, width: 60, folded: false },
  { window: 120, share: 0.6, width: 72, folded: true },
])("fitPane($window, $share) is $width rem wide", ({ window, share, width, folded }) => {
  expect(fitPane(window, share)).toMatchObject({ width, isShelfFolded: folded });
});

test("whatever the reader wants, the text keeps 38 rem", () => {
  for (let window = BESIDE_FROM; window < 200; window += 3) {
    for (let share = 0; share <= 1; share += 0.05) {
      const { width, least, most } = fitPane(window, share);
      expect(window - width).toBeGreaterThanOrEqual(38);
      expect(width).toBeGreaterThanOrEqual(least);
      expect(width).toBeLessThanOrEqual(most);
    }
  }
});

test.each([
  [0.1, undefined],
  [0.4, "half"],
  [0.6, "half"],
  [0.8, "full"],
])("a sheet that is let go of at %d rests at %s", (share, rest) => {
  expect(restSheet(share)).toBe(rest);
});
