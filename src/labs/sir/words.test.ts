import { describe, expect, test } from "vitest";
import { runEpidemic, type Epidemic } from "./epidemic.ts";
import { SCENARIOS } from "./parameters.ts";
import { FIRST_STATE, type SirState } from "./state.ts";
import { withRoom } from "./top.ts";
import { descriptionOf, figuresOf, sizeNoteOf, thresholdOf, verdictOf } from "./words.ts";

function epidemicWith(changes: Partial<SirState>): Epidemic {
  return runEpidemic({ ...FIRST_STATE, ...changes });
}

test.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
  "the button R0 = %s starts an epidemic with that R0",
  (name, { values }) => {
    expect(figuresOf(epidemicWith(values)).r0.number).toBe(name);
  },
);

test("the figures hold one number each, and a unit without a second one", () => {
  const figures = Object.values(figuresOf(epidemicWith({})));
  expect(figures.map(({ number }) => number)).toEqual(["3.0", "3,038", "26.5", "9,412"]);
  for (const { unit } of figures) expect(unit).not.toMatch(/\d/);
});

test.each<[number, boolean[]]>([
  [20, [false, true, true, true]],
  [60, [false, false, false, true]],
  [200, [false, false, false, false]],
])("after %i days, the figures that more days would change are marked", (days, marks) => {
  expect(Object.values(figuresOf(epidemicWith({ days }))).map(({ open }) => open)).toEqual(marks);
});

describe("the verdict", () => {
  test("names the peak", () => {
    expect(verdictOf(epidemicWith({}))).toBe("Peaks on day 26.5 with 3,038 people infected.");
  });
  test("says that there is no epidemic while R0 is at most 1", () => {
    expect(verdictOf(epidemicWith({ contactRate: 0.1 }))).toMatch(
      /^No epidemic: the number of infected people falls from day 0, because R0 is not above 1\./,
    );
  });
  test("says why there is no epidemic though R0 is above 1", () => {
    expect(verdictOf(epidemicWith({ contactRate: 0.101 }))).toMatch(
      /^No epidemic: .* R0 is above 1, but R0 × 9,900 \/ 10,000 susceptible is not\./,
    );
  });
  test("does not blame R0 for a growth that is over within half a day", () => {
    const short = epidemicWith({ contactRate: 1, recoveryRate: 0.89, initialInfected: 1000 });
    expect(short.summary.initialReproduction).toBeGreaterThan(1);
    expect(verdictOf(short)).toMatch(/barely above 1, and the infected are fewer after half a day\.$/);
  });
  test("does not call the end of the picture a peak", () => {
    expect(verdictOf(epidemicWith({ days: 20 }))).toMatch(
      /^Still rising on day 20 with [\d,]+ people infected: the peak is not reached\.$/,
    );
  });
  test("does not give the people of day 0 for a peak", () => {
    const hardly = { contactRate: 0.102, initialInfected: 100 };
    expect(verdictOf(epidemicWith(hardly))).toMatch(/less than one person above the 100 infected on day 0\./);
    expect(verdictOf(epidemicWith({ contactRate: 0.102, initialInfected: 1, days: 10 }))).toBe(
      "Still rising on day 10, by less than one person since day 0: the peak is not reached.",
    );
  });
  test("says of the vaccinated why there is no epidemic", () => {
    expect(verdictOf(epidemicWith({ vaccinated: 67 }))).toBe(
      "No epidemic: falls from day 0. R0 is above 1, but R0 × 3,267 / 10,000 susceptible is not.",
    );
  });
  test("says of an intervention why there is no epidemic", () => {
    const closed = { intervention: "on", interventionFrom: 0, interventionTo: 365, interventionFactor: 0.3 } as const;
    expect(verdictOf(epidemicWith(closed))).toBe(
      "No epidemic: falls from day 0. R0 is above 1, but R0 × 9,900 / 10,000 susceptible × 0.3 contacts is not.",
    );
  });
  test("does not call a growth of the exposed alone a peak", () => {
    expect(
      verdictOf(epidemicWith({ model: "seir", contactRate: 0.103, initialInfected: 1000, vaccinated: 0 })),
    ).toMatch(/^No /);
    expect(verdictOf(epidemicWith({ model: "seir", contactRate: 0.12, incubationTime: 20 }))).toBe(
      "No peak: never more people are infected than the 100 of day 0.",
    );
  });
  test("names the peak of SEIR, and says that the exposed are counted among those who are left", () => {
    expect(verdictOf(epidemicWith({ model: "seir", days: 120 }))).toBe(
      "Peaks on day 51 with 1,986 people infected. On day 120, 51 people are still exposed or infected.",
    );
  });
  test("gives shares together with the people that the figures hold", () => {
    expect(verdictOf(epidemicWith({ unit: "fraction", days: 60 }))).toBe(
      "Peaks on day 26.5 with 30.4 % infected, 3,038 people. On day 60, 4.1 % are still infected, 405 people.",
    );
    expect(verdictOf(epidemicWith({ unit: "fraction", days: 20 }))).toMatch(
      /^Still rising on day 20 with 24 % infected, 2,399 people: the peak is not reached\.$/,
    );
  });
  test("says of one person who is left that it is one", () => {
    expect(verdictOf(epidemicWith({ days: 133 }))).toMatch(/ On day 133, 1 person is still infected\.$/);
  });
  test("counts those who are still infected on the last day", () => {
    expect(verdictOf(epidemicWith({ days: 60 }))).toBe(
      "Peaks on day 26.5 with 3,038 people infected. On day 60, 405 people are still infected.",
    );
  });
});

test("the description names the exposed and an intervention", () => {
  const seir = epidemicWith({ model: "seir", intervention: "on", days: 100 });
  expect(descriptionOf(seir)).toMatch(
    /^Line chart .* exposed from 0 to \d+, infected .* From day 20 to day 60 the contact rate is multiplied by 0\.5\. /,
  );
  expect(descriptionOf(epidemicWith({ intervention: "on", days: 15 }))).not.toContain("multiplied");
});

test("with births, everybody who was infected is counted, also more than there are people", () => {
  const births = epidemicWith({ model: "sir-demography", lifeExpectancy: 1, days: 2000 });
  expect(births.summary.finalSize).toBeGreaterThan(10_000);
  expect(figuresOf(births).finalSize.open).toBe(true);
  expect(sizeNoteOf(births)).toMatch(/ Nobody is infected twice, but there can be more than live at one time\.$/);
  expect(sizeNoteOf(epidemicWith({ model: "seir" }))).not.toContain("born");
});

test.each<[Partial<SirState>, string]>([
  [{}, "(67 % immune stop R0 = 3)"],
  [{ contactRate: 0.2 }, "(50 % immune stop R0 = 2)"],
  [{ contactRate: 1.5 }, "(94 % immune stop R0 = 15)"],
  [{ contactRate: 0.1 }, "(R0 is not above 1: nobody needs to be)"],
])("beside the immune of %j stands %s", (changes, text) => {
  expect(thresholdOf(epidemicWith(changes))).toBe(text);
});

test("the description says where an axis of the infected ends", () => {
  const mild = withRoom(epidemicWith({ contactRate: 0.12, scale: "infected" }), []);
  expect(descriptionOf(mild)).toContain(
    ". The axis ends at 400 people; curves above it are cut off. Peaks on day 80.5",
  );
  expect(descriptionOf(withRoom(epidemicWith({ scale: "infected", unit: "fraction" }), []))).toContain("ends at 40 %;");
});

test("the description names the days and every compartment", () => {
  expect(descriptionOf(epidemicWith({}))).toBe(
    "Line chart of people over 200 days: susceptible from 9,900 to 588, infected from 100 to 0, " +
      "recovered from 0 to 9,412. Peaks on day 26.5 with 3,038 people infected.",
  );
});
