import { z } from "zod";
import { asked, testedAnswers, wrongAnswer } from "./asked.ts";

/** A docker command to type. Another order or spelling of its options is right as well. */
export const commandExercise = z.strictObject({
  kind: z.literal("command"),
  ...asked,
  command: z.string(),
  /** `answer` is any spelling of a wrong command. */
  wrong: z.array(wrongAnswer).min(1),
  answers: testedAnswers.optional(),
});
