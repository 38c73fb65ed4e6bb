import { z } from "zod";

const method = z.enum(["rk4", "euler"]);

/** What sir-api, sir-plumber and sir-node are asked at POST /simulate, and what they take for a field that is left out. */
export const sirQuestionSchema = z.strictObject({
  susceptible: z.number(),
  infected: z.number(),
  recovered: z.number().default(0),
  beta: z.number(),
  gamma: z.number(),
  days: z.number().default(200),
  step: z.number().default(0.5),
  method: method.default("rk4"),
});

/** What they answer; the service's version is left out, since it says nothing of the epidemic. */
export const sirAnswerSchema = z.object({
  method,
  basic_reproduction_number: z.number(),
  peak_day: z.number(),
  peak_infected: z.number(),
  final_size: z.number(),
  time: z.array(z.number()),
  susceptible: z.array(z.number()),
  infected: z.array(z.number()),
  recovered: z.array(z.number()),
});
