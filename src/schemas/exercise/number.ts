import { z } from "zod";
import { asked, testedAnswers, wrongAnswer } from "./asked.ts";

/** A number to type, with its unit where it has one. */
export const numberExercise = z.strictObject({
  kind: z.literal("number"),
  ...asked,
  value: z.number(),
  /** MB, s, %, people … Left out where the answer is a bare number. */
  unit: z.string().optional(),
  /** How far an answer may be from the value, in the same unit. */
  within: z.number().min(0).default(0),
  /** `answer` with its unit; an answer as near to it as `within` gets its feedback. */
  wrong: z.array(wrongAnswer).min(1),
  answers: testedAnswers.optional(),
});
