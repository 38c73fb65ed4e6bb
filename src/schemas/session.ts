import { z } from "zod";

/** A change to one file: the text `find`, which must stand there once, becomes `replace`. */
export const editSchema = z.strictObject({ file: z.string(), find: z.string().min(1), replace: z.string() });
export type Edit = z.output<typeof editSchema>;

/** A time such as "3s" or "500ms". */
export const durationSchema = z.string().regex(/^\d+(ms|s)$/);

/** A command that is run, and what it must do. */
export const commandSchema = z.strictObject({
  run: z.string(),
  /** The exit code that the command must end with; with `stop`, what it ends with is not compared. */
  exit: z.int().default(0),
  /** Text that must stand in what the command prints (stdout and stderr together). */
  expect: z.union([z.string(), z.array(z.string())]).optional(),
  /** The command is asked again until its output holds this text. */
  until: z.string().optional(),
  /** How long the command, or the asking again, may take. */
  timeout: durationSchema.default("20s"),
  /** Steps of a build that must come from the cache; the others must run. */
  cached: z.array(z.string()).optional(),
  /** Run in a pseudo-terminal of 100 columns. */
  tty: z.boolean().default(false),
  /** Text that is typed into the terminal. */
  input: z.string().optional(),
  /** Press Ctrl-C after this time. */
  stop: durationSchema.optional(),
  /** One line that the lesson shows beside the command. */
  why: z.string().optional(),
  /** Run and checked, but not shown to the reader. */
  hidden: z.boolean().default(false),
});
export type Command = z.output<typeof commandSchema>;

export const editStepSchema = z.strictObject({ edit: editSchema, why: z.string().optional() });

/** content/sessions/<name>.yaml: commands run in order in a fresh copy of an example at one of its steps. */
export const sessionSchema = z
  .strictObject({
    /** What the session shows, as a sentence without its full stop. */
    title: z.string(),
    example: z.string(),
    at: z.string(),
    /** "empty" asks for an empty build cache before the first command. */
    cache: z.enum(["kept", "empty"]).default("kept"),
    /** Images that the session uses beside those of its example; they are there before its first command. */
    images: z.array(z.string()).default([]),
    /** The session removes what does not belong to it (prune, disk full): never run on an engine that the verifier found. */
    destructive: z.boolean().default(false),
    steps: z.array(z.union([commandSchema, editStepSchema])).min(1),
  })
  .refine(
    ({ cache, steps }) => cache === "empty" || steps.every((step) => !("cached" in step) || step.cached === undefined),
    {
      path: ["cache"],
      message:
        'Write "cache: empty": what comes from the cache is only certain when no other session has built the same',
    },
  );
export type Session = z.output<typeof sessionSchema>;
export type SessionStep = Session["steps"][number];
