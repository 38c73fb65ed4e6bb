import { z } from "zod";
import { UNITS } from "../core/measurement/quantity.ts";
import { baseSchema, engineSchema } from "./evidence.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const value = z.number().nonnegative();

/** What the repetitions of one case gave. */
export const measuredValuesSchema = z.strictObject({
  median: value,
  smallest: value,
  largest: value,
  /** All of them, in the order in which they were measured. */
  values: z.array(value).min(5),
});
export type MeasuredValues = z.output<typeof measuredValuesSchema>;

/** content/evidence/measurements/<name>.json: written by the verifier, never by hand. */
export const recordedMeasurementSchema = z.strictObject({
  measurement: z.string(),
  /** Of the measurement's file. */
  hash,
  /** Of the files of each step that its cases start at, "sir-api@04-order". */
  steps: z.record(z.string(), hash),
  verified: z.iso.date(),
  unit: z.enum(UNITS),
  engine: engineSchema,
  bases: z.array(baseSchema),
  cases: z.record(z.string(), measuredValuesSchema),
});
export type RecordedMeasurement = z.output<typeof recordedMeasurementSchema>;
