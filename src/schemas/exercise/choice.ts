import { z } from "zod";
import { asked } from "./asked.ts";

/** Options to choose from; several right ones make it "choose all that apply". */
export const choiceExercise = z.strictObject({
  kind: z.literal("choice"),
  ...asked,
  options: z
    .array(
      z.strictObject({
        text: z.string(),
        /** What the page says to a reader who chose it, or who left it out though it is right. */
        feedback: z.string(),
        right: z.boolean().default(false),
      }),
    )
    .min(2)
    .refine((options) => options.some(({ right }) => right), "No option is right. Mark one with `right: true`.")
    .refine((options) => options.some(({ right }) => !right), "Every option is right. Add a wrong one."),
});
