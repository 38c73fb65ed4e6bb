import { expect, test } from "vitest";
import { summariseEpidemic } from "../core/epidemic/epidemic-summary.ts";
import { solveEpidemic } from "../core/epidemic/solution.ts";
import { theoryOfSir } from "../core/epidemic/theory.ts";
import { contentFolders, readRecorded } from "../schemas/evidence-folder.ts";
import { readExample } from "../schemas/example-folder.ts";
import { readAgreement, readReference, roundDifference, SIR_SERVICES } from "./agreement.ts";

const folders = contentFolders(".");
const services = await Promise.all(
  Object.keys(SIR_SERVICES).map(async (name) => {
    const evidence = await readRecorded(folders, name);
    if (evidence === undefined) throw new Error(`There is no evidence of ${name}.`);
    return { questions: (await readExample(folders.examples, name)).meta.questions, evidence };
  }),
);
const asked = readAgreement(services);
const printed = services
  .flatMap(({ evidence }) => evidence.sessions["sir-plumber-reference"]?.steps ?? [])
  .map((step) => ("run" in step ? step.stdout : ""))
  .join("");

test.each(asked)("$name: the three services and this site's model agree to 1e-9", ({ compared }) => {
  expect(compared.map(({ who }) => who)).toEqual(["sir-api", "sir-plumber", "sir-node", undefined]);
  for (const { difference } of compared) expect(difference).toBeLessThanOrEqual(1e-9);
});

test("all three scenarios are asked by both methods", () => {
  const scenarios = asked.filter(({ question }) => question.days === 200);
  expect(scenarios.map(({ question: { beta, method } }) => `${beta} ${method}`)).toEqual([
    "0.3 rk4",
    "0.3 euler",
    "0.2 rk4",
    "0.2 euler",
    "0.12 rk4",
    "0.12 euler",
  ]);
});

test.each(asked.filter(({ question }) => question.days === 2000))(
  "$name: Runge–Kutta's method and deSolve come to theory's peak and final size",
  ({ question, compared }) => {
    const basicReproduction = compared[0]?.answer.basic_reproduction_number ?? NaN;
    const theory = theoryOfSir({ ...question, basicReproduction });
    const reference = readReference(printed).find((row) => row.basicReproduction === basicReproduction);
    const found = [
      ...compared.map(({ answer }) => [answer.peak_day, answer.peak_infected, answer.final_size] as const),
      [reference?.peakDay ?? NaN, reference?.peakInfected ?? NaN, reference?.finalSize ?? NaN] as const,
    ];
    for (const [peakDay, peakInfected, finalSize] of found) {
      expect(peakDay > 0).toBe(theory.rises);
      expect(Math.abs(peakInfected / theory.peakInfected - 1)).toBeLessThan(2e-4);
      expect(Math.abs(finalSize / theory.finalSize - 1)).toBeLessThan(1e-6);
    }
  },
);

test("the adaptive method comes to the peaks and ends that deSolve found", () => {
  const found = readReference(printed);
  expect(found).toHaveLength(5);
  for (const { basicReproduction, peakDay, peakInfected, finalSize } of found) {
    const epidemic = { ...DESOLVE_START, kind: "sir", contactRate: basicReproduction * 0.1 } as const;
    const series = solveEpidemic(epidemic, { days: 2000, step: 0.5, method: "dormand-prince" });
    const summary = summariseEpidemic(epidemic, series);
    expect(summary.peakDay).toBe(peakDay);
    expect(Math.abs(summary.peakInfected / peakInfected - 1)).toBeLessThan(1e-8);
    expect(Math.abs((summary.finalSize ?? NaN) / finalSize - 1)).toBeLessThan(1e-7);
  }
});

const DESOLVE_START = {
  population: 10_000,
  infected: 100,
  recovered: 0,
  recoveryRate: 0.1,
  vaccinated: 0,
  interventions: [],
} as const;

test("readAgreement(…) refuses examples that do not ask the same", () => {
  const [first, second] = services;
  if (first === undefined || second === undefined) throw new Error("There are no services.");
  expect(() => readAgreement([first, { ...second, questions: second.questions.slice(1) }])).toThrow(
    "The questions of sir-plumber are not those of sir-api.",
  );
});

test("readAgreement(…) says which answer is missing", () => {
  const [first] = services;
  if (first === undefined) throw new Error("There are no services.");
  expect(() => readAgreement([{ ...first, evidence: { ...first.evidence, images: {} } }])).toThrow(
    'The evidence of sir-api has no answer to "R0 = 3.0, rk4".',
  );
});

test("readReference(…) reads the lines of four numbers and no others", () => {
  const text =
    "R0  rk4  euler\n3  0.0028  2.6e+02\n\nR0  peak day  peak infected  final size\n1.2  80.5  231.07  3478.19\n";
  expect(readReference(text)).toEqual([
    { basicReproduction: 1.2, peakDay: 80.5, peakInfected: 231.07, finalSize: 3478.19 },
  ]);
});

test.each([
  [0, 0, 0],
  [1.6e-15, 2, -15],
  [9.7e-11, 1, -10],
])("roundDifference(%d) gives %d × 10 to the power of %d", (difference, digit, power) => {
  expect(roundDifference(difference)).toEqual({ digit, power });
});
