import { expect, test } from "vitest";
import { fileNameOf } from "./file-name.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

test.each<[Partial<SirState>, string]>([
  [{}, "sir-r0-3.0-rk4.csv"],
  [{ contactRate: 0.12, method: "euler" }, "sir-r0-1.2-euler-step-0.5.csv"],
  [{ model: "seir", method: "dormand-prince" }, "seir-r0-3.0-adaptive.csv"],
  [{ model: "sir-demography", lifeExpectancy: 1 }, "sir-births-r0-2.92-rk4.csv"],
  [{ vaccinated: 40, intervention: "on" }, "sir-r0-3.0-immune-40.0-contacts-0.5-rk4.csv"],
])("a table of %j is called %s", (changes, name) => {
  expect(fileNameOf({ ...FIRST_STATE, ...changes }, "csv")).toBe(name);
});
