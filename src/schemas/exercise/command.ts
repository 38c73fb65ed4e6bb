import { z } from "zod";
import { gradeCommand } from "../../core/exercise/command.ts";
import { parseCommand } from "../../core/command/parse-command.ts";
import { asked, NONE_WRONG, testedAnswers, wrongAnswer } from "./asked.ts";
import { checkAnswers } from "./own-answers.ts";

/** A docker command to type. Another order or spelling of its options is right as well. */
export const commandExercise = z
  .strictObject({
    kind: z.literal("command"),
    ...asked,
    command: z.string(),
    /** `answer` is any spelling of a wrong command. */
    wrong: z.array(wrongAnswer).min(1, NONE_WRONG),
    answers: testedAnswers.optional(),
  })
  .superRefine((exercise, context) => {
    const { command, wrong, answers } = exercise;
    const parsed = parseCommand(command);
    if (parsed.kind === "refused") context.addIssue({ code: "custom", path: ["command"], message: parsed.problem });
    else
      checkAnswers(
        { own: { field: "command", answer: command }, wrong, answers },
        (answer) => gradeCommand(exercise, answer),
        context,
      );
  });
