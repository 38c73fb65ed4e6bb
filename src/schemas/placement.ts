import { z } from "zod";
import { choiceExercise } from "./exercise/choice.ts";

const { question, explanation, options } = choiceExercise.shape;

/** content/placement.yaml: the questions that find out what a reader knows already. */
export const placementSchema = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        /** The lessons that teach what it asks: "first-image/build-and-run". */
        lessons: z.array(z.string()).min(1),
        question,
        options,
        /** The folded answer with its reason. */
        explanation,
      }),
    )
    .min(1),
});

export type PlacementQuestion = z.output<typeof placementSchema>["questions"][number];
