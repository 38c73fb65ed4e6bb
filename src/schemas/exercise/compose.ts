import { z } from "zod";
import { asked, NONE_WRONG } from "./asked.ts";
import { checkMisses, wrongChange } from "./missed-goals.ts";

const service = z.string();
const network = z.string();
const variable = z.string();

const GOALS = [
  z.strictObject({ goal: z.enum(["accepted", "no-password"]) }),
  z.strictObject({ goal: z.enum(["waits", "reaches"]), service, other: z.string() }),
  z.strictObject({ goal: z.literal("keeps"), service, folder: z.string() }),
  z.strictObject({ goal: z.enum(["open-in", "hidden-in"]), network, service }),
  z.strictObject({ goal: z.literal("this-machine"), service, port: z.int() }),
  z.strictObject({ goal: z.literal("given"), service, variable }),
  z.strictObject({ goal: z.literal("same-value"), service, variable, other: z.string(), theirs: variable }),
] as const;
const NAMES = GOALS.flatMap(({ shape: { goal } }) => ("options" in goal ? goal.options : [goal.value]));

/** What a compose.yaml is to reach: see `ComposeGoal` in src/core/compose-goals/goal.ts. */
const goalSchema = z.discriminatedUnion("goal", GOALS, { error: `Name one of the goals: ${NAMES.join(", ")}.` });

/** A compose.yaml to write or mend for an example; goals grade it, and the reader sees each. */
export const composeExercise = z
  .strictObject({
    kind: z.literal("compose"),
    ...asked,
    /** A step of an example, "ml-api@07-networks": its compose.yaml is our answer. A session at that step brings it up. */
    answer: z.string(),
    /** The step whose compose.yaml the reader begins with; left out, the file begins empty. */
    start: z.string().optional(),
    /** What was done to our answer to make what the reader begins with; in the place of `start`. */
    spoilt: z.array(z.strictObject({ find: z.string(), replace: z.string() })).default([]),
    /** Texts of files that lie beside it and that Compose reads, such as .env. The question tells of them. */
    beside: z.record(z.string(), z.string()).default({}),
    goals: z.array(goalSchema).min(1),
    /** Wrong answers that people really give: one change of our answer each, and the goals that it misses. */
    wrong: z.array(wrongChange).min(1, NONE_WRONG),
  })
  .refine(({ start, spoilt }) => start === undefined || spoilt.length === 0, {
    path: ["spoilt"],
    message: 'Write "start" or "spoilt", not both: the reader begins with one file.',
  })
  .superRefine(checkMisses);
