import { z } from "zod";

/** A Dockerfile to check, with the .dockerignore beside it where that matters. */
const checkedSchema = z.strictObject({
  dockerfile: z.string().endsWith("\n"),
  dockerignore: z.string().endsWith("\n").optional(),
});

/** The front matter of a page in content/reference/checks: one rule of `docker build --check`. */
export const checkSchema = z.strictObject({
  /** Its name in BuildKit, "StageNameCasing". The file is called after it: stage-name-casing.mdx. */
  rule: z.string().regex(/^[A-Z][A-Za-z]+$/),
  /** What it says of a Dockerfile, in one plain sentence. */
  summary: z.string().max(160),
  /** What the builder prints of the bad Dockerfile, and for which line. */
  message: z.string(),
  line: z.int().positive(),
  /** Whether it is off until a Dockerfile asks for it. */
  experimental: z.boolean().default(false),
  /** The version of Dockerfile that has it first. */
  since: z.string().regex(/^\d+\.\d+$/),
  /** A reason that somebody may have to switch it off; left out if there is none. */
  reason: z.string().optional(),
  /** Where it can be switched off: above an instruction as well, or only for a whole file. */
  skip: z.enum(["instruction", "file"]).default("instruction"),
  /** Whether Docker's documentation has a page on it. */
  documented: z.boolean().default(true),
  /** Breaks this rule, once, and no other. */
  bad: checkedSchema,
  /** The same file, mended. */
  good: checkedSchema,
});
export type CheckText = z.output<typeof checkSchema>;
export type Checked = z.output<typeof checkedSchema>;
