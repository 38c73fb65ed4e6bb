import { z } from "zod";
import { asked, NONE_WRONG } from "./asked.ts";
import { checkMisses, wrongChange } from "./missed-goals.ts";

const service = z.string();
const network = z.string();

const GOALS = [
  z.strictObject({ goal: z.enum(["accepted", "no-password"]) }),
  z.strictObject({ goal: z.enum(["waits", "reaches"]), service, other: z.string() }),
  z.strictObject({ goal: z.literal("keeps"), service, folder: z.string() }),
  z.strictObject({ goal: z.enum(["open-in", "hidden-in"]), network, service }),
  z.strictObject({ goal: z.literal("this-machine"), service, port: z.int() }),
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
    goals: z.array(goalSchema).min(1),
    /** Wrong answers that people really give: one change of our answer each, and the goals that it misses. */
    wrong: z.array(wrongChange).min(1, NONE_WRONG),
  })
  .superRefine(checkMisses);
