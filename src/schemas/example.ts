import { z } from "zod";
import { editSchema } from "./session.ts";

/** One request to the running container and what must come back. */
export const probeSchema = z.strictObject({
  /** What the probe shows, as a sentence without its full stop. */
  name: z.string(),
  method: z.enum(["GET", "POST"]).default("GET"),
  path: z.string().startsWith("/"),
  /** The JSON body of the request. */
  body: z.unknown().optional(),
  status: z.int(),
  /** Values that the JSON answer must hold; keys that are not named may hold anything. */
  json: z.unknown().optional(),
  /** Text that the answer must contain. */
  contains: z.string().optional(),
});
export type Probe = z.output<typeof probeSchema>;

/** A question to the running container whose answer is recorded as data, so that answers can be compared. */
export const questionSchema = z.strictObject({
  /** Names the answer in the evidence; the same question has the same name in every example. */
  name: z.string(),
  path: z.string().startsWith("/"),
  /** The JSON body of a POST. */
  body: z.unknown(),
  /** Of each list in the answer every nth value is kept, and the last one. */
  every: z.int().positive().default(1),
});
export type Question = z.output<typeof questionSchema>;

/** One step of an example: a folder with the files that it adds or replaces. */
export const exampleStepSchema = z.strictObject({
  /** The commit's subject, an imperative sentence without its full stop. */
  title: z.string().max(72),
  /** What changed and why, for the example's page. */
  summary: z.string(),
  /**
   * Whether its image is built from an empty cache, and again after each edit, to record times; a step whose image is built as in the
   * step before needs neither.
   */
  times: z.boolean().default(true),
  /** Files of the step before that are gone. */
  removes: z.array(z.string()).default([]),
});

/** examples/<name>/example.yaml: what the verifier, the downloads and the example's page need to know. */
export const exampleSchema = z.strictObject({
  title: z.string(),
  summary: z.string().max(200),
  /** The day that the commits of its repository carry, so that the same files give the same commit ids. */
  date: z.iso.date(),
  /** The port that the service listens on inside its container. */
  port: z.int(),
  /** Where the service describes itself, as an OpenAPI document in JSON; false when it answers no questions. */
  openapi: z.union([z.string().startsWith("/"), z.literal(false)]).default("/openapi.json"),
  /** The account that the process must run as in the last step. */
  user: z.string(),
  /** The example's own tests: a command run in a container of `image` with the step's files in its working folder. */
  tests: z.strictObject({ image: z.string(), run: z.string() }),
  probes: z.array(probeSchema).min(1),
  /** Asked of the last step's container. */
  questions: z.array(questionSchema).default([]),
  /** Edits after which every image is built again, to record what came from the cache and how long it took. */
  rebuilds: z.array(z.strictObject({ name: z.string(), title: z.string(), edit: editSchema })).default([]),
  /** One entry for each step's folder. */
  steps: z.record(z.string().regex(/^\d{2}-[a-z0-9-]+$/), exampleStepSchema),
});
export type Example = z.output<typeof exampleSchema>;
