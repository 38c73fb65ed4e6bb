import { z } from "zod";

/** A SHA-256 in hex. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A time in seconds, rounded to a tenth (below one second to a hundredth). */
const seconds = z.number().nonnegative();
/** A size in bytes. */
const bytes = z.int().nonnegative();

/** One step of a build as BuildKit reported it, "COPY . ." or "RUN pip install …". */
export const buildStepSchema = z.strictObject({
  /** The instruction as it stands in the Dockerfile, continuation lines joined. */
  name: z.string(),
  cached: z.boolean(),
  seconds,
});
export type BuildStep = z.output<typeof buildStepSchema>;

export const buildSchema = z.strictObject({ seconds, steps: z.array(buildStepSchema) });
export type Build = z.output<typeof buildSchema>;

export const layerSchema = z.strictObject({ instruction: z.string(), bytes, empty: z.boolean() });

/** What one command of a session did, as it was printed; src/verify/compare/normalise.ts says what does not count when two are compared. */
export const ranSchema = z.strictObject({
  run: z.string(),
  exit: z.int(),
  stdout: z.string(),
  stderr: z.string(),
  seconds,
  /** The steps of a build, when the command was one. */
  build: z.array(buildStepSchema).optional(),
});
export type Ran = z.output<typeof ranSchema>;

export const editedSchema = z.strictObject({ edit: z.strictObject({ file: z.string(), diff: z.string() }) });

export const recordedSessionSchema = z.strictObject({
  /** Of the session's file. */
  hash,
  at: z.string(),
  /** Whether the build cache was emptied before the first command. */
  cache: z.enum(["kept", "empty"]),
  verified: z.iso.date(),
  /** In the order of the session's steps, hidden ones among them. */
  steps: z.array(z.union([ranSchema, editedSchema])),
});
export type RecordedSession = z.output<typeof recordedSessionSchema>;

export const probedSchema = z.strictObject({
  name: z.string(),
  request: z.string(),
  status: z.int(),
  /** The answer's body, at most 2,000 characters. */
  body: z.string(),
});

/** What was proved of one step that has a Dockerfile. */
export const imageEvidenceSchema = z.strictObject({
  image: z.strictObject({
    bytes,
    /** The account that the container's process runs as, asked of the process itself. */
    user: z.string(),
    command: z.array(z.string()),
    layers: z.array(layerSchema),
  }),
  /** How long the container took to report healthy; absent without a health check. */
  healthySeconds: seconds.optional(),
  /** A build with an empty cache; absent for a step whose times are not recorded. */
  cold: buildSchema.optional(),
  /** Builds after each of the example's edits, each from the same cache. */
  rebuilds: z.record(z.string(), buildSchema),
  probes: z.array(probedSchema),
  /** What the last step's container answered to the example's questions, with all digits; by the questions' names. */
  answers: z.record(z.string(), z.unknown()).default({}),
  /** What was asked of the last image that it should refuse; it never answered that it was at fault. */
  fuzz: z
    .strictObject({
      /** From which schemathesis made its requests. */
      seed: z.int(),
      /** How many requests schemathesis made from the service's OpenAPI document. */
      cases: z.int().positive(),
      /** Of schemathesis. */
      version: z.string(),
      /** How many requests of the verifier's own list were asked. */
      byHand: z.int().nonnegative(),
    })
    .optional(),
});
export type ImageEvidence = z.output<typeof imageEvidenceSchema>;

export const baseSchema = z.strictObject({
  tag: z.string(),
  /** The registry's own image, or a stand-in that the verifier made from Debian's packages. */
  kind: z.enum(["registry", "stand-in"]),
  /** The registry image's digest; of a stand-in the digest of its one layer, which is the same whenever it is imported. */
  id: z.string(),
  bytes,
  /** What the stand-in was made of: "Debian 13 (trixie), Python 3.13.5". */
  madeOf: z.string().optional(),
});
export type Base = z.output<typeof baseSchema>;

export const engineSchema = z.strictObject({
  /** "26.1.5" */
  version: z.string(),
  buildx: z.string(),
  compose: z.string(),
  /** "Debian GNU/Linux 12 (bookworm)" */
  system: z.string(),
  /** "x86_64" */
  architecture: z.string(),
});

/** content/evidence/<example>.json: written by the verifier, never by hand. */
export const evidenceSchema = z.strictObject({
  example: z.string(),
  /** Of the example's folder: paths, modes and bytes. */
  hash,
  verified: z.iso.date(),
  engine: engineSchema,
  bases: z.array(baseSchema),
  /** How many of the example's own tests passed at each step. */
  tests: z.record(z.string(), z.int().nonnegative()),
  images: z.record(z.string(), imageEvidenceSchema),
  sessions: z.record(z.string(), recordedSessionSchema),
});
export type Evidence = z.output<typeof evidenceSchema>;
