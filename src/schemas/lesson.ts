import { z } from "zod";

/** The front matter of one lesson in content/lessons; its number and part come from its file and folder. */
export const lessonSchema = z.strictObject({
  title: z.string().max(60),
  /** One sentence for lists and search results. */
  description: z.string().max(160),
  /** What the reader can do afterwards; each starts with a verb. */
  outcomes: z.array(z.string()).min(1).max(4),
  /** How long the lesson takes, in minutes. */
  minutes: z.int().positive(),
  /** What the reader should know or have before; a lesson is named by its address, "first-image/meet-the-model". */
  needs: z.array(z.string()).default([]),
  /** The example at the step where this lesson leaves it, "sir-api@02-first-image". */
  example: z
    .string()
    .regex(/^[a-z0-9-]+@\d{2}-[a-z0-9-]+$/)
    .optional(),
});
export type Lesson = z.output<typeof lessonSchema>;
