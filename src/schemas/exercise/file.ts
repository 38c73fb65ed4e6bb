import { z } from "zod";
import { asked, NONE_WRONG } from "./asked.ts";
import { checkMisses, wrongChange } from "./missed-goals.ts";

const pathSchema = z.string();
const patternSchema = z.string();

const GOALS = [
  z.strictObject({ goal: z.enum(["builds", "not-root", "no-finding", "no-compiler", "no-secret"]) }),
  z.strictObject({ goal: z.literal("keeps-packages"), after: pathSchema }),
  z.strictObject({ goal: z.enum(["not-sent", "not-in-image"]), files: patternSchema }),
  z.strictObject({ goal: z.enum(["sent", "used"]), file: pathSchema }),
  z.strictObject({ goal: z.literal("starts"), program: z.string() }),
  z.strictObject({ goal: z.literal("listens"), port: z.int() }),
  z.strictObject({ goal: z.literal("pinned"), to: z.enum(["version", "digest"]) }),
] as const;
const NAMES = GOALS.flatMap(({ shape: { goal } }) => ("options" in goal ? goal.options : [goal.value]));

/** What a file is to reach: see `Goal` in src/core/goals/goal.ts. */
const goalSchema = z.discriminatedUnion("goal", GOALS, { error: `Name one of the goals: ${NAMES.join(", ")}.` });

/** A file that can be written in an exercise. */
const writtenSchema = z.enum(["Dockerfile", ".dockerignore"]);

/** A Dockerfile, a .dockerignore or both to write for an example; goals grade them, and the reader sees each. */
export const fileExercise = z
  .strictObject({
    kind: z.literal("file"),
    ...asked,
    /**
     * A step of an example, "customer-value@03-smaller": its files are the folder that the reader writes for, and those
     * that the reader writes are our answer as they stand there. The verifier builds that step.
     */
    answer: z.string(),
    write: z.array(writtenSchema).min(1),
    /** The step whose files the reader begins with; a file that is not there begins empty. Left out, all do. */
    start: z.string().optional(),
    /** Files that lie in a reader's folder and not in the example: ".env", "notebooks/.env". */
    also: z.array(pathSchema).default([]),
    goals: z.array(goalSchema).min(1),
    /** Wrong answers that people really give: one change of our answer each, and the goals that it misses. */
    wrong: z.array(wrongChange.extend({ file: writtenSchema })).min(1, NONE_WRONG),
  })
  .superRefine(checkMisses);
