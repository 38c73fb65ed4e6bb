import { expect, test } from "vitest";
import { comparedFigures } from "./comparison.ts";
import { runEpidemic } from "./epidemic.ts";
import { readLink } from "./lab-link.ts";
import type { LabState } from "./lab-state.ts";
import { epidemicOf } from "./pin-curves.ts";
import { titleOfPin } from "./pin.ts";
import { withRoom } from "./top.ts";
import { FIGURES } from "./words.ts";

/**
 * Links as they were shared, and what they showed on that day: R0, peak, peak day and final size. A link is never taken out of
 * this list or changed: what somebody shared opens the same picture for years.
 */
const OLD_LINKS: readonly [link: string, figures: string][] = [
  // 2026-11-27
  ["#sir=1", "3.0 3,038 26.5 9,412"],
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=rk4", "3.0 3,038 26.5 9,412"],
  ["#sir=1&beta=0.2&gamma=0.1&infected=100&days=200&method=rk4", "2.0 1,584 44 8,002"],
  ["#sir=1&beta=0.12&gamma=0.1&infected=100&days=200&method=rk4", "1.2 231 80.5 3,265 so far"],
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=euler", "3.0 3,097 27.5 9,443"],
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&step=0.05&method=euler", "3.0 3,044 26.7 9,415"],
  [
    "#sir=1&beta=0.3&gamma=0.1&infected=5000&days=200&population=1000000&method=rk4&by=r0",
    "3.0 302,075 30 940,842 so far",
  ],
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=60&method=rk4&unit=fraction&axis=log", "3.0 30.4 % 26.5 93.2 % so far"],
  ["#sir=1&beta=0.08&gamma=0.1&infected=1000&days=365&method=rk4", "0.8 1,000 0 2,815"],
  // 2026-11-28
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=rk4&view=phase", "3.0 3,038 26.5 9,412"],
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&model=seir&incubation=5&method=rk4", "3.0 1,986 51 9,412"],
  [
    "#sir=1&beta=0.3&gamma=0.1&infected=100&days=365&model=seir&incubation=3&method=dormand-prince",
    "3.0 2,306 43 9,412",
  ],
  [
    "#sir=1&beta=0.3&gamma=0.1&infected=100&days=3650&model=sir-demography&life=5&method=rk4",
    "2.98 3,030 26.5 20,163 so far",
  ],
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&immune=40&method=rk4", "3.0 781 43 4,500"],
  [
    "#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&intervention=on&from=10&to=50&contacts=0.4&method=rk4",
    "3.0 1,529 71 8,932 so far",
  ],
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=rk4&errors=0.25&seed=7&band=shown", "3.0 3,038 26.5 9,412"],
  ["#sir=1&beta=0.3&gamma=0.1&incubation=8&infected=100&days=365&model=seir&method=rk4", "3.0 1,649 61.5 9,412"],
  [
    "#sir=1&beta=0.3&gamma=0.1&life=20&infected=100&days=5000&model=sir-demography&method=dormand-prince",
    "3.0 3,036 26.5 9,443",
  ],
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&immune=40&method=rk4", "3.0 781 43 4,500"],
  [
    "#sir=1&beta=1.5&gamma=0.1&infected=100&days=200&from=2&to=40&contacts=0.25&intervention=on&method=euler",
    "15.0 4,089 15 9,926",
  ],
];

test.each(OLD_LINKS)("the link %s opens as on the day on which it was shared", (link, figures) => {
  const { shown } = opened(link);
  expect(figuresIn(comparedFigures(runEpidemic(shown), shown.unit))).toBe(figures);
});

test.each([
  ["#sir=1&beta=0.12&gamma=0.1&infected=100&days=200&method=rk4", "linear", 10_000],
  ["#sir=1&beta=0.12&gamma=0.1&infected=100&days=200&method=rk4&axis=log", "log", 10_000],
  ["#sir=1&beta=0.12&gamma=0.1&infected=100&days=200&method=rk4&axis=infected", "infected", 400],
])("the axis of the link %s is %s, up to %i people", (link, scale, top) => {
  const { shown, pins } = opened(link);
  expect(shown.scale).toBe(scale);
  expect(withRoom(runEpidemic(shown), pins).top).toBe(top);
});

test("a link of 2026-11-28 with pinned scenarios opens as on that day", () => {
  const { shown, pins, errorStep, chance } = opened(
    "#sir=1&beta=0.25&gamma=0.1&infected=100&days=200&method=rk4&errors=0.25&seed=7&band=shown" +
      "&pin1=R0+%3D+3.0%2C+RK4&pin1.beta=0.3&pin1.gamma=0.1&pin1.infected=100&pin1.days=200&pin1.method=rk4" +
      "&pin2=%3CEuler%3E+%26+%F0%9F%A6%A0&pin2.beta=0.3&pin2.gamma=0.1&pin2.infected=100&pin2.days=120&pin2.method=euler" +
      "&pin3=&pin3.beta=0.2&pin3.gamma=0.1&pin3.infected=5000&pin3.days=200&pin3.population=1000000&pin3.method=rk4",
  );
  expect([figuresIn(comparedFigures(runEpidemic(shown), "people")), errorStep, chance]).toEqual([
    "2.5 2,375 33 8,941",
    0.25,
    { seed: 7, isShown: true },
  ]);
  expect(pins.map((pin) => [titleOfPin(pin), figuresIn(comparedFigures(epidemicOf(pin), "people"))])).toEqual([
    ["R0 = 3.0, RK4", "3.0 3,038 26.5 9,412"],
    ["<Euler> & 🦠", "3.0 3,097 27.5 9,442 so far"],
    ["R0 = 2.0, RK4", "2.0 155,930 51 798,476 so far"],
  ]);
});

function opened(link: string): LabState {
  const { state, problem } = readLink(link);
  if (!state) throw new Error(problem ?? `${link} is no link.`);
  return state;
}

function figuresIn(figures: ReturnType<typeof comparedFigures>): string {
  return FIGURES.map((key) => figures[key]).join(" ");
}
