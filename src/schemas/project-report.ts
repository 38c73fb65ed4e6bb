import { z } from "zod";

const count = z.int().nonnegative();
/** A line of a file, from 1; null where none is to blame. */
const line = z.int().positive().nullable();
/** Names parted by "/": from the folder that is sent, unless something else is said. */
const path = z.string();

const amountSchema = z.strictObject({ files: count, bytes: count });

/** Something that could not be read as it should. */
const troubleSchema = z.strictObject({
  what: z.enum(["gone", "unreadable", "unnamed", "garbled", "twice", "deep", "large"]),
  count,
  /** Some of them, at most ten: from the chosen folder. */
  paths: z.array(path).max(10),
});

/** A rule of `docker build --check` that the Dockerfile breaks. */
const findingSchema = z.strictObject({ rule: z.string(), line: z.int().positive(), message: z.string() });

/** Why the builder stops, in its own words. */
const refusalSchema = z.strictObject({ line, message: z.string() });

/** Something that would be sent and perhaps should not be. */
const adviceSchema = z.strictObject({
  path,
  isFolder: z.boolean(),
  /** What is sent of it. */
  bytes: count,
  what: z.string(),
  why: z.string(),
  /** The line for the ignore file that keeps it out. */
  rule: z.string(),
});

const contextSchema = z.strictObject({
  /** The folder that is sent, from the chosen one; empty for the chosen one itself. */
  root: z.string(),
  /** The ignore file that counts; null where there is none. */
  ignorefile: path.nullable(),
  /** Why the builder refuses the ignore file; nothing is sent then. */
  refusal: refusalSchema.nullable(),
  sent: amountSchema,
  keptOut: amountSchema,
  /** What makes up most of what is sent, the largest first. */
  largest: z.array(amountSchema.extend({ path, isFolder: z.boolean() })),
  secrets: z.array(adviceSchema),
  /** What makes the context large or changes often, and is seldom needed. */
  advice: z.array(adviceSchema),
});

const stepSchema = z.strictObject({
  /** What the builder calls its stage; empty if there is one alone. */
  stage: z.string(),
  /** From 1 in its stage, and out of how many. */
  number: count,
  of: count,
  line: z.int().positive(),
  /** On one line, as it is written. */
  instruction: z.string(),
  status: z.enum(["cached", "runs", "fails"]),
  /** Why it runs or fails; null for a step of a first build, and for one from the cache. */
  why: z.string().nullable(),
});

/** What a build does once one file is edited, after a build of the folder as it is. */
const editSchema = z.strictObject({
  file: path,
  steps: z.array(stepSchema),
  /** What is to be known of this file besides: that it is not sent, for example. */
  note: z.string().nullable(),
});

const planSchema = z.strictObject({
  /** Why there is no plan, in the builder's words. */
  refusal: refusalSchema.nullable(),
  /** Of a first build. */
  steps: z.array(stepSchema),
});

/**
 * What "Your own project" downloads: what the builder would find, send and do with a folder. Names and sizes
 * of files are in it, and instructions of the Dockerfile; no other content is. A later version that says something else in another place counts on.
 */
export const projectReportSchema = z.strictObject({
  format: z.literal("runs-anywhere/project-report"),
  version: z.literal(1),
  made: z.iso.datetime(),
  /** What the folder is called. */
  project: z.string(),
  folder: amountSchema.extend({
    folders: count,
    troubles: z.array(troubleSchema),
    /** What could not be known, as sentences. */
    notes: z.array(z.string()),
  }),
  /** The Dockerfile that counts; null where there is none. */
  dockerfile: z
    .strictObject({
      path,
      /** The other Dockerfiles, from the chosen folder. */
      others: z.array(path),
      /** Whether it holds text; what the builder says of anything else is about single bytes. */
      isText: z.boolean(),
      findings: z.array(findingSchema),
      refusal: refusalSchema.nullable(),
    })
    .nullable(),
  context: contextSchema,
  /** Null where there is no Dockerfile. */
  plan: planSchema.nullable(),
  /** What the reader asked for last; null if nothing. */
  edit: editSchema.nullable(),
});

export type ProjectReport = z.output<typeof projectReportSchema>;
export type ReportedContext = z.output<typeof contextSchema>;
export type ReportedDockerfile = NonNullable<ProjectReport["dockerfile"]>;
export type ReportedEdit = z.output<typeof editSchema>;
export type ReportedPlan = z.output<typeof planSchema>;
export type ReportedStep = z.output<typeof stepSchema>;
export type ReportedRefusal = z.output<typeof refusalSchema>;
