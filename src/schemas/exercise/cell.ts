import { z } from "zod";
import { asked, NONE_WRONG } from "./asked.ts";

/** A file of an example to change, run and check in the page. */
export const cellExercise = z
  .strictObject({
    kind: z.literal("cell"),
    ...asked,
    /** The file that the cell shows and runs: "sir-api@01-service/sir_api/model.py". */
    file: z.string(),
    /** What runs after the file, in the same language. The reader may change it as well as the file. */
    run: z.string().trim(),
    /** What must hold after the run, asked in this order. The first that does not hold is what the page says of a wrong answer. */
    checks: z
      .array(
        z.strictObject({
          /** An expression of the file's language. */
          holds: z.string(),
          /** What to look at, in one or two sentences. */
          hint: z.string().max(200),
        }),
      )
      .min(1),
    /** A change to the file or to what runs after it with which everything holds; a browser test makes it. */
    answer: z.strictObject({ find: z.string(), replace: z.string() }),
    /** Wrong answers that people really give: what stands in the place of `answer.find`, and which check it misses first, from 1. */
    wrong: z.array(z.strictObject({ replace: z.string(), misses: z.int().min(1) })).min(1, NONE_WRONG),
  })
  .superRefine(({ checks, wrong }, context) => {
    for (const [index, { misses }] of wrong.entries()) {
      if (misses <= checks.length) continue;
      const message = `There is no check ${misses}; there are ${checks.length}.`;
      context.addIssue({ code: "custom", path: ["wrong", index, "misses"], message });
    }
  });
