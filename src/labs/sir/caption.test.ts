import { expect, test } from "vitest";
import { captionOf } from "./caption.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

test.each<[Partial<SirState>, string, string, string]>([
  [{}, "R0 = 3.0, RK4", "β = 0.3, γ = 0.1 per day, step 0.5 days", "100 of 10,000 infected on day 0"],
  [
    { model: "seir", vaccinated: 40, intervention: "on", contactRate: 1 / 3 },
    "R0 = 3.33, SEIR, RK4",
    "β = 0.333333, γ = 0.1 per day, incubation 5 days, step 0.5 days",
    "100 of 10,000 infected on day 0, 40 % immune, contacts × 0.5 from day 20 to 60",
  ],
  [
    { model: "sir-demography", lifeExpectancy: 1, method: "euler" },
    "R0 = 2.92, births, Euler, step 0.5",
    "β = 0.3, γ = 0.1 per day, mean life 1 years, step 0.5 days",
    "100 of 10,000 infected on day 0",
  ],
])("a picture of %j is titled %s and says %s; %s", (changes, ...caption) => {
  expect(captionOf({ ...FIRST_STATE, ...changes })).toEqual(caption);
});
