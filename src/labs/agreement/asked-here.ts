import type { SirAnswer, SirQuestion } from "../../core/epidemic/answer.ts";
import { largestDifference } from "../../core/json/difference.ts";
import { thinValue } from "../../core/json/thin.ts";

/** A question, and what a container answered to it. */
export interface AskedHere {
  /** "R0 = 3.0, rk4" */
  readonly name: string;
  readonly question: SirQuestion;
  /** Of each list in the answer, every nth value was kept. */
  readonly every: number;
  readonly answer: SirAnswer;
}

/** The largest relative difference between a number of an answer in the page and the same number of the container's. */
export function differenceHere({ every, answer }: AskedHere, here: unknown): number {
  return largestDifference(thinValue(here, every), answer);
}

/** A relative difference as text, with one digit: "2e-15". */
export function scientific(difference: number): string {
  return difference === 0 ? "0" : difference.toExponential(0);
}
