import { z } from "zod";
import { asked } from "./asked.ts";

/** Things to bring into an order; every order that keeps all rules is right. */
export const orderExercise = z
  .strictObject({
    kind: z.literal("order"),
    ...asked,
    /** In one right order; the page shows them in another. */
    items: z.array(z.string()).min(3),
    /** What must come before what, by places in `items` from 1, and why. */
    rules: z
      .array(
        z.strictObject({
          first: z.int().min(1),
          then: z.int(),
          feedback: z.string(),
        }),
      )
      .min(1),
  })
  .superRefine(({ items, rules }, context) => {
    for (const [index, { first, then }] of rules.entries()) {
      if (first < then && then <= items.length) continue;
      const message = `Item ${first} does not stand before item ${then} in \`items\`, which are a right order of ${items.length}.`;
      context.addIssue({ code: "custom", path: ["rules", index], message });
    }
  });
