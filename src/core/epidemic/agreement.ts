import { largestDifference } from "../json/difference.ts";
import { thinList } from "../json/thin.ts";
import { answerSir, type SirAnswer, type SirQuestion } from "./answer.ts";

/** One answer to a question that others answered too. */
export interface ComparedAnswer {
  /** "sir-api", or undefined for this site's own model. */
  readonly who: string | undefined;
  readonly answer: SirAnswer;
  /** The largest relative difference between a number of it and the same number of any of the others. */
  readonly difference: number;
}

/**
 * Compares the answers of several services to one question with each other and with this site's own model, number by number.
 *
 * @param every Of each list in the answers, every nth value was kept.
 */
export function compareAnswers(
  question: SirQuestion,
  every: number,
  answers: ReadonlyMap<string, SirAnswer>,
): ComparedAnswer[] {
  const own: [undefined, SirAnswer] = [undefined, thinAnswer(answerSir(question), every)];
  const all: [string | undefined, SirAnswer][] = [...answers, own];
  return all.map(([who, answer]) => ({
    who,
    answer,
    difference: Math.max(...all.map(([, other]) => largestDifference(answer, other))),
  }));
}

function thinAnswer(answer: SirAnswer, every: number): SirAnswer {
  const { time, susceptible, infected, recovered } = answer;
  return {
    ...answer,
    time: thinList(time, every),
    susceptible: thinList(susceptible, every),
    infected: thinList(infected, every),
    recovered: thinList(recovered, every),
  };
}
