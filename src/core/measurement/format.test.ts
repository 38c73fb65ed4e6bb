import { expect, test } from "vitest";
import { formatBytes, formatSeconds } from "./format.ts";

test.each([
  [0.04, "under 0.1 s"],
  [0.63, "0.6 s"],
  [14.2, "14 s"],
  [125, "2 min 5 s"],
  [179.8, "3 min 0 s"],
])("formatSeconds(%d) is %s", (seconds, expected) => {
  expect(formatSeconds(seconds)).toBe(expected);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [14_320, "14.3 kB"],
  [177_400_000, "177 MB"],
  [1_250_000_000, "1.25 GB"],
])("formatBytes(%d) is %s", (bytes, expected) => {
  expect(formatBytes(bytes)).toBe(expected);
});
