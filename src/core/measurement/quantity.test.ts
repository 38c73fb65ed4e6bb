import { expect, test } from "vitest";
import { parseQuantity } from "./quantity.ts";

test("parseQuantity(…) reads sizes as Docker prints them, in decimal units", () => {
  expect(parseQuantity("2B", "bytes")).toBe(2);
  expect(parseQuantity("14.3kB", "bytes")).toBe(14_300);
  expect(parseQuantity("56.52MB", "bytes")).toBe(56_520_000);
  expect(parseQuantity("1.2 GB", "bytes")).toBe(1_200_000_000);
});

test("parseQuantity(…) reads times in the unit that was asked for", () => {
  expect(parseQuantity("212.44 ms", "milliseconds")).toBe(212.44);
  expect(parseQuantity("1.5s", "milliseconds")).toBe(1500);
  expect(parseQuantity("350 ms", "seconds")).toBe(0.35);
});

test("parseQuantity(…) takes a number that stands alone in that unit already", () => {
  expect(parseQuantity("1234", "bytes")).toBe(1234);
  expect(parseQuantity("0.4127", "seconds")).toBe(0.413);
});

test("parseQuantity(…) gives undefined for a time where a size is asked for, for an unknown unit and for no number", () => {
  expect(parseQuantity("12 ms", "bytes")).toBeUndefined();
  expect(parseQuantity("12 MiB", "bytes")).toBeUndefined();
  expect(parseQuantity("fast", "seconds")).toBeUndefined();
  expect(parseQuantity("", "bytes")).toBeUndefined();
});
