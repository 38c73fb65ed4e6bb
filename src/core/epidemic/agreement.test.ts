import { expect, test } from "vitest";
import { compareAnswers } from "./agreement.ts";
import { answerSir, type SirQuestion } from "./answer.ts";

const question: SirQuestion = {
  susceptible: 9900,
  infected: 100,
  recovered: 0,
  beta: 0.3,
  gamma: 0.1,
  days: 2,
  step: 0.5,
  method: "rk4",
};
const answer = answerSir(question);

const ends = (list: readonly number[]): number[] => [list[0] ?? NaN, list[4] ?? NaN];

test("compareAnswers(…) finds no difference in the answer of the same model", () => {
  const compared = compareAnswers(question, 1, new Map([["sir-api", answer]]));
  expect(compared.map(({ who, difference }) => [who, difference])).toEqual([
    ["sir-api", 0],
    [undefined, 0],
  ]);
});

test("compareAnswers(…) gives each answer its difference from the farthest of the others", () => {
  const near = { ...answer, final_size: answer.final_size * (1 + 1e-6) };
  const far = { ...answer, final_size: answer.final_size * (1 - 2e-6) };
  const answers = new Map([
    ["near", near],
    ["far", far],
  ]);
  const differences = compareAnswers(question, 1, answers).map(({ difference }) => Number(difference.toExponential(2)));
  expect(differences).toEqual([3e-6, 3e-6, 2e-6]);
});

test("compareAnswers(…) compares the values that were kept", () => {
  const { time, susceptible, infected, recovered } = answer;
  const kept = {
    ...answer,
    time: ends(time),
    susceptible: ends(susceptible),
    infected: ends(infected),
    recovered: ends(recovered),
  };
  expect(compareAnswers(question, 4, new Map([["sir-api", kept]]))[0]?.difference).toBe(0);
  expect(compareAnswers(question, 2, new Map([["sir-api", kept]]))[0]?.difference).toBe(Infinity);
});

test("the answer of this site's model has the numbers of the example in Python", () => {
  const { peak_day, peak_infected, final_size, time } = answerSir({ ...question, days: 200 });
  expect(peak_day).toBe(26.5);
  expect(peak_infected).toBeCloseTo(3037.882406765716, 9);
  expect(final_size).toBeCloseTo(9412.025442239177, 9);
  expect(time).toHaveLength(401);
});
