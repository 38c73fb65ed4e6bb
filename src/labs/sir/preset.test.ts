import { expect, test } from "vitest";
import { FIRST_LAB_STATE } from "./lab-state.ts";
import { presetOf } from "./preset.ts";

test.each([
  ["R0 = 3.0", 0.3],
  ["R0 = 1.2", 0.12],
  ["#sir=1&beta=0.25", 0.25],
  ["https://example.org/labs/sir/#sir=1&beta=0.25", 0.25],
])("the preset %s opens with a contact rate of %d", (preset, contactRate) => {
  expect(presetOf(preset).shown).toEqual({ ...FIRST_LAB_STATE.shown, contactRate });
});

test.each([
  ["R0 = 5", "Write “R0 = 3.0”, “R0 = 2.0”, “R0 = 1.2” or a link that the lab has copied."],
  ["", "Write “R0 = 3.0”"],
  ["#sir=1&beta=7", "Contact rate: Too large. Write a number from"],
])("the preset %j fails the build with what is wrong", (preset, message) => {
  expect(() => presetOf(preset)).toThrow(message);
});
