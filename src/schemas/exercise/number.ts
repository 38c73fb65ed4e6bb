import { z } from "zod";
import { gradeNumber } from "../../core/exercise/number.ts";
import { readUnit } from "../../core/quantity/unit.ts";
import { asked, NONE_WRONG, testedAnswers, wrongAnswer } from "./asked.ts";
import { checkAnswers } from "./own-answers.ts";

/** A number to type, with its unit where it has one. */
export const numberExercise = z
  .strictObject({
    kind: z.literal("number"),
    ...asked,
    value: z.number(),
    /** MB, s, %, people … Left out where the answer is a bare number. */
    unit: z.string().optional(),
    /** How far an answer may be from the value, in the same unit. */
    within: z.number().min(0).default(0),
    /** `answer` with its unit; an answer as near to it as `within` gets its feedback. */
    wrong: z.array(wrongAnswer).min(1, NONE_WRONG),
    answers: testedAnswers.optional(),
  })
  .superRefine((exercise, context) => {
    const { value, unit = "", wrong, answers } = exercise;
    const read = readUnit(unit);
    if ("problem" in read) context.addIssue({ code: "custom", path: ["unit"], message: read.problem });
    else
      checkAnswers(
        { own: { field: "value", answer: `${value} ${unit}` }, wrong, answers },
        (answer) => gradeNumber(exercise, answer),
        context,
      );
  });
