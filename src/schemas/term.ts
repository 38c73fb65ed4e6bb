import { z } from "zod";

/** The most letters of a definition: it stands beside a word of a lesson, in a box that a phone shows whole. */
const LONGEST = 190;

/** A word of the trade, in content/glossary/<name>.yaml. */
export const termSchema = z.strictObject({
  /** The word as a sentence would have it: "build context", "Dockerfile". */
  term: z.string().trim().min(1).max(40),
  /** Other words for the same thing. */
  also: z.array(z.string().trim().min(1).max(40)).default([]),
  /** One or two plain sentences, without markup. */
  definition: z
    .string()
    .trim()
    .max(LONGEST)
    .refine((text) => /[.!?]$/.test(text), "End the definition with a full stop.")
    .refine((text) => countSentences(text) <= 2, "Say it in one or two sentences."),
  /** Where more is said, with document and section. */
  source: z.strictObject({ title: z.string(), url: z.url({ protocol: /^https$/ }) }).optional(),
});

export type Term = z.output<typeof termSchema>;

/** Counts where sentences end: a mark with a space or nothing after it. */
function countSentences(text: string): number {
  return text.match(/[.!?](?=\s|$)/g)?.length ?? 0;
}
