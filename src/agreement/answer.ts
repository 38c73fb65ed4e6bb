import { z } from "zod";
import { IgnoreError } from "../core/context/ignore-error.ts";

/** What was answered, or the words in which that was refused. */
export type Answer = { readonly value: unknown } | { readonly error: string };

/** The error of a case: its words, or only that there is one. */
export const errorSchema = z.union([z.string(), z.boolean()]).nullish();

/** Asks our core, which may refuse. */
export function askCore(work: () => unknown): Answer {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof IgnoreError) return { error: error.message };
    throw error;
  }
}

/** Says how our answer differs from a label, which is a value or an error; undefined when it does not. */
export function differenceFrom(value: unknown, error: z.output<typeof errorSchema>, ours: Answer): string | undefined {
  const refused = "error" in ours;
  if (error === true) return refused ? undefined : `${write(ours)} instead of an error`;
  const label = typeof error === "string" ? { error } : { value };
  return write(label) === write(ours) ? undefined : `${write(ours)} instead of ${write(label)}`;
}

function write(answer: Answer): string {
  return "error" in answer ? `the error ${JSON.stringify(answer.error)}` : JSON.stringify(answer.value);
}
