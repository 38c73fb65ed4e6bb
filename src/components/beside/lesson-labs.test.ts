import { expect, test } from "vitest";
import { nameSirPreset, valuesOf } from "./lesson-labs.ts";

test.each([
  ['<LayerLab example="sir-api@04-order" />', ["sir-api@04-order"]],
  ['<LayerLab\n  example="ml-api"\n/>', ["ml-api"]],
  ['<LayerLab id="b" example="sir-api" />, <LayerLab example="ml-api"> Change it. </LayerLab>', ["sir-api", "ml-api"]],
  ['<LayerStack example="sir-api" />', []],
  ["<LayerLab example={name} />", []],
])("valuesOf(…) finds what a lesson opens: %s", (text, values) => {
  expect(valuesOf(text, "LayerLab", "example")).toEqual(values);
});

test("a scenario and a copied link of the same state have one name", () => {
  const link = "/labs/sir/#sir=1&beta=0.2&gamma=0.1&infected=100&days=200&method=rk4";
  expect(nameSirPreset("R0 = 2.0")).toBe(nameSirPreset(link));
  expect(nameSirPreset("R0 = 2.0")).not.toBe(nameSirPreset("R0 = 1.2"));
  expect(nameSirPreset(undefined)).toBe(nameSirPreset("R0 = 3.0"));
});
