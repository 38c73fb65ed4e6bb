import { writeLeast, writeMost } from "./refusal.ts";

/**
 * Reads what a person typed or pasted into a number field.
 * Spaces around it do not matter; a comma, or a space between thousands, is recognised and answered with the number that was
 * meant, written as the field takes it.
 */
export function readParameter(text: string, rule: ParameterRule): ParameterReading {
  const written = text.trim().replace("−", "-");
  if (written === "") return refuse(`Write ${rangeOf(rule)}.`);
  if (NUMBER.test(written)) return judge(Number(written), rule);
  const meant = meantBy(written, rule);
  if (meant === null) return refuse(`“${shorten(written)}” is not a number. Write ${rangeOf(rule)}.`);
  const judged = judge(Number(meant), rule);
  if (!judged.ok) return refuse(`This reads as ${meant}. ${judged.message}`);
  if (!written.includes(",")) return refuse(`Write ${meant}, without spaces.`);
  return refuse(`Write ${meant}, ${meant.includes(".") ? "with a point instead of" : "without"} the comma.`);
}

/** Which numbers a field takes. */
export interface ParameterRule {
  readonly min: number;
  readonly max: number;
  /** Only whole numbers, such as people and days. */
  readonly whole: boolean;
  /** A sentence that says why smaller numbers are refused. */
  readonly whyMin?: string;
  /** A sentence that says why larger numbers are refused. */
  readonly whyMax?: string;
}

/** The number, or one sentence or two for the reader that say what is allowed. */
export type ParameterReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

/** Decimal notation, also "1e-2"; not "0x10", "Infinity" or an empty text, which Number() takes too. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^-?\d*,\d+$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+$/;
const SPACED = /^-?\d{1,3}(?:\s\d{3})+$/;

function judge(value: number, rule: ParameterRule): ParameterReading {
  if (value > rule.max) return refuse(`Too large. Write ${rangeOf(rule)}.`, rule.whyMax);
  if (value < 0 && rule.min >= 0) return refuse(`Negative. Write ${rangeOf(rule)}.`);
  if (value < rule.min) return refuse(`Too small. Write ${rangeOf(rule)}.`, rule.whyMin);
  if (rule.whole && !Number.isInteger(value)) return refuse(`Not a whole number. Write ${rangeOf(rule)}.`);
  return { ok: true, value };
}

/** The number that was meant by "0,3", "1 000", or by "1,000" where only whole numbers are taken; null if none was. */
function meantBy(written: string, rule: ParameterRule): string | null {
  if (SPACED.test(written)) return written.replaceAll(/\s/g, "");
  if (GROUPED.test(written) && (rule.whole || !DECIMAL_COMMA.test(written))) return written.replaceAll(",", "");
  return DECIMAL_COMMA.test(written) ? written.replace(",", ".").replace(/^\./, "0.") : null;
}

/** Limits that are no whole numbers are written with three digits, rounded so that what is written is taken. */
function rangeOf({ min, max, whole }: ParameterRule): string {
  if (whole) return `a whole number from ${min.toLocaleString("en-GB")} to ${max.toLocaleString("en-GB")}`;
  return `a number from ${writeLeast(min)} to ${writeMost(max)}`;
}

function shorten(written: string): string {
  return written.length > 20 ? `${written.slice(0, 20)}…` : written;
}

function refuse(message: string, why?: string): ParameterReading {
  return { ok: false, message: why === undefined ? message : `${message} ${why}` };
}
