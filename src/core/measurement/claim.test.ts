import { expect, test } from "vitest";
import { claimHolds, parseClaim, type Claim } from "./claim.ts";

const medians = new Map([
  ["cached", 3],
  ["worked-out", 200],
]);
const claim = (text: string): Claim => parseClaim(text) ?? { less: "", factor: NaN, more: "" };

test("parseClaim(…) reads two names, and a factor where there is one", () => {
  expect(parseClaim("good-order < bad-order")).toEqual({ less: "good-order", factor: 1, more: "bad-order" });
  expect(parseClaim("cached * 5 < worked-out")).toEqual({ less: "cached", factor: 5, more: "worked-out" });
  expect(parseClaim("cached*2.5<worked-out")).toEqual({ less: "cached", factor: 2.5, more: "worked-out" });
});

test("parseClaim(…) gives undefined for anything else", () => {
  for (const text of ["cached", "cached > worked-out", "cached < 5 * worked-out", "a < b < c", ""])
    expect(parseClaim(text)).toBeUndefined();
});

test("claimHolds(…) compares the medians after the factor", () => {
  expect(claimHolds(claim("cached < worked-out"), medians)).toBe(true);
  expect(claimHolds(claim("cached * 60 < worked-out"), medians)).toBe(true);
  expect(claimHolds(claim("cached * 70 < worked-out"), medians)).toBe(false);
  expect(claimHolds(claim("worked-out < cached"), medians)).toBe(false);
});

test("claimHolds(…) is false of a case that was not measured", () => {
  expect(claimHolds(claim("cached < gone"), medians)).toBe(false);
});
