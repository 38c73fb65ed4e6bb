/** One reason why an epidemic cannot be computed, for the field of a form that would have to change. */
export interface Refusal {
  readonly field: EpidemicField;
  readonly reason: RefusalReason;
  /** The least or the most that would be taken; null if no number would do. */
  readonly limit: number | null;
  /** A sentence or two: what is wrong, and what to do. */
  readonly message: string;
}

export type EpidemicField =
  | "population"
  | "infected"
  | "exposed"
  | "recovered"
  | "contactRate"
  | "recoveryRate"
  | "incubationRate"
  | "turnoverRate"
  | "vaccinated"
  | "vaccinatedAtBirth"
  | "interventions"
  | "days"
  | "step"
  | "tolerance"
  | "runs"
  | "seed";

export type RefusalReason =
  | "not a number"
  | "too small"
  | "too large"
  | "not whole"
  | "more than the population"
  | "too many steps"
  | "step too long"
  | "ends before it begins";

/** Thrown where a computation was asked for that `checkEpidemic` or another check refuses. */
export class EpidemicError extends RangeError {
  override readonly name = "EpidemicError";
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ field, message }) => `${field}: ${message}`).join(" "));
    this.refusals = refusals;
  }
}

/** A refusal unless the value is a number from one limit to the other. */
export function within(field: EpidemicField, value: number, min: number, max: number): Refusal[] {
  if (value >= min && value <= max) return [];
  const range = `Write a number from ${write(min)} to ${write(max)}.`;
  if (Number.isNaN(value)) return [{ field, reason: "not a number", limit: null, message: `Not a number. ${range}` }];
  if (value < min) return [{ field, reason: "too small", limit: min, message: `${value} is too small. ${range}` }];
  return [{ field, reason: "too large", limit: max, message: `${value} is too large. ${range}` }];
}

/** A number as a sentence for readers has it. */
export function write(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 6 });
}

/** A limit that may not be exceeded, with three digits, rounded so that what is written is still allowed. */
export function writeMost(limit: number): string {
  const scale = scaleOf(limit);
  return write(Math.floor(limit * scale + SLACK) / scale);
}

/** The same of a limit that must be reached. */
export function writeLeast(limit: number): string {
  const scale = scaleOf(limit);
  return write((Math.ceil(limit * scale - SLACK) + 0) / scale);
}

/** What makes the third digit of a number the last before the point. */
function scaleOf(limit: number): number {
  return limit > 0 && limit < Infinity ? 10 ** (2 - Math.floor(Math.log10(limit))) : 1;
}

/** What rounding may have added to a whole number, or taken from it. */
const SLACK = 1e-9;
