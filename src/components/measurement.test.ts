import { expect, test } from "vitest";
import type { RecordedMeasurement } from "../schemas/measurement-evidence.ts";
import { formatQuantity, formatRatio, formatSpread, quoteMeasurement } from "./measurement.ts";

const recorded: RecordedMeasurement = {
  measurement: "rebuild-order",
  hash: "a".repeat(64),
  steps: {},
  verified: "2026-01-05",
  unit: "seconds",
  engine: { version: "26.1.5", buildx: "0.13.1", compose: "2.26.1", system: "Debian", architecture: "x86_64" },
  bases: [],
  cases: {
    "bad-order": { median: 6.2, smallest: 5.9, largest: 7, values: [5.9, 6.2, 7, 6, 6.4] },
    "good-order": { median: 0.43, smallest: 0.41, largest: 0.5, values: [0.41, 0.43, 0.5, 0.42, 0.44] },
  },
};

test("quoteMeasurement(…) gives the median of a case, and tells its spread, engine and day", () => {
  expect(quoteMeasurement(recorded, { case: "good-order" })).toEqual({
    text: "0.43 s",
    detail: "median of 5, 0.41\u00A0s to 0.50\u00A0s; Docker 26.1.5, 5 January 2026",
  });
});

test("quoteMeasurement(…) says how many times one case is the other, and by how much they differ", () => {
  expect(quoteMeasurement(recorded, { ratio: "bad-order / good-order" }).text).toBe("14 times");
  expect(quoteMeasurement(recorded, { difference: "bad-order - good-order" }).text).toBe("5.8 s");
  expect(quoteMeasurement(recorded, { ratio: "bad-order/good-order" }).detail).toContain("bad-order: median of 5");
});

test("quoteMeasurement(…) names the case that was probably meant", () => {
  expect(() => quoteMeasurement(recorded, { case: "god-order" })).toThrow('Did you mean "good-order"?');
});

test("formatQuantity(…) keeps as many digits as were measured", () => {
  expect(formatQuantity(0.352, "seconds")).toBe("0.35 s");
  expect(formatQuantity(12.6, "seconds")).toBe("13 s");
  expect(formatQuantity(3.14, "milliseconds")).toBe("3.1 ms");
  expect(formatQuantity(212.4, "milliseconds")).toBe("212 ms");
  expect(formatQuantity(1500, "milliseconds")).toBe("1.5 s");
  expect(formatQuantity(56_520_000, "bytes")).toBe("56.5 MB");
});

test("formatSpread(…) says it when nothing spreads", () => {
  expect(formatSpread({ median: 5, smallest: 4, largest: 9 }, "seconds")).toBe("4.0\u00A0s to 9.0\u00A0s");
  expect(formatSpread({ median: 2000, smallest: 2000, largest: 2000 }, "bytes")).toBe("always 2.00\u00A0kB");
});

test("formatRatio(…) gives two digits", () => {
  expect(formatRatio(14.42)).toBe("14");
  expect(formatRatio(3.44)).toBe("3.4");
  expect(formatRatio(1872)).toBe("1,900");
});
