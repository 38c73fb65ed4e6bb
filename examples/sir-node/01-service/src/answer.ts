/** What the service answers. */

import packageFile from "../package.json" with { type: "json" };
import { basicReproductionNumber, finalSize, peak, simulate, type Course, type Method } from "./model.ts";
import type { Question } from "./question.ts";

export const VERSION = packageFile.version;

/** The course of the epidemic: four lists of equal length, and what they come to. */
export interface Answer extends Course {
  /** Of the service that worked this out. */
  readonly version: string;
  readonly method: Method;
  readonly basic_reproduction_number: number;
  readonly peak_day: number;
  readonly peak_infected: number;
  readonly final_size: number;
}

/** Runs one epidemic. */
export function answer(question: Question): Answer {
  const course = simulate(question, question);
  const { day, infected } = peak(course);
  return {
    version: VERSION,
    method: question.method,
    basic_reproduction_number: basicReproductionNumber(question),
    peak_day: day,
    peak_infected: infected,
    final_size: finalSize(course),
    ...course,
  };
}
