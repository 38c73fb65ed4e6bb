import { z } from "zod";

/** One change of our answer that people really make, and the goals that it misses. */
export const wrongChange = z.strictObject({
  find: z.string(),
  replace: z.string(),
  /** Their names, in the order of `goals`; each gives the reader its own reason. */
  misses: z.array(z.string()).min(1),
});

interface Graded {
  readonly goals: readonly { readonly goal: string }[];
  readonly wrong: readonly { readonly misses: readonly string[] }[];
}

/** Finds goals that a wrong answer is to miss and that the exercise does not have. */
export function checkMisses({ goals, wrong }: Graded, context: z.RefinementCtx): void {
  const names = new Set<string>(goals.map(({ goal }) => goal));
  for (const [index, { misses }] of wrong.entries()) {
    for (const name of misses.filter((each) => !names.has(each))) {
      const message = `No goal of this exercise is called “${name}”. They are: ${[...names].join(", ")}.`;
      context.addIssue({ code: "custom", path: ["wrong", index, "misses"], message });
    }
  }
}
