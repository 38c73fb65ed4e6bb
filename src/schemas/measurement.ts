import { z } from "zod";
import { parseClaim } from "../core/measurement/claim.ts";
import { UNITS } from "../core/measurement/quantity.ts";

/** Fewer values say nothing about how far they spread. */
const FEWEST = 5;

/** A name in lower case with hyphens: "good-order". */
const name = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write it in lower case with hyphens: good-order");

/** Commands of a shell, run one after the other; each must end with code 0. `{n}` is the number of the repetition, from 1. */
const commands = z.array(z.string().min(1)).default([]);

/** One of the things that are compared. */
export const measuredCaseSchema = z
  .strictObject({
    /** What a reader calls it: "Code first, then packages". */
    label: z.string().max(60),
    example: z.string(),
    /** The example's step; the commands run in a fresh copy of its files. */
    at: z.string(),
    /** Run once, before everything else. */
    setup: commands,
    /** Run before each repetition, not measured. */
    before: commands,
    /** The command that is measured. Its wall time is the value, unless `pattern` takes values out of what it prints. */
    measure: z.string().min(1),
    /** A regular expression with a group `value`: "15.53MB", "212.4 ms", or a number of the measurement's unit. */
    pattern: z.string().optional(),
    /** How many values one run of the command gives; the pattern must match as often. */
    values: z.int().positive().default(1),
    /** Run after each repetition, not measured. */
    after: commands,
  })
  .superRefine(({ pattern, values }, context) => {
    const issue = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message });
    if (pattern === undefined && values > 1) issue("values", "A command has one wall time; add a pattern");
    if (pattern === undefined) return;
    if (!isRegExp(pattern)) issue("pattern", "This is not a regular expression");
    else if (!pattern.includes("(?<value>")) issue("pattern", "Mark what the value is: (?<value>…)");
  });
export type MeasuredCase = z.output<typeof measuredCaseSchema>;

/**
 * content/measurements/<name>.yaml: a comparison of two or more cases, measured in the order of the file. The build cache holds whatever was
 * built before, so what is measured must not depend on it: an edit has to be a new one each time. What a case leaves on the engine is there
 * for the next, and is removed after the last.
 */
export const measurementSchema = z
  .strictObject({
    /** What is compared, as a sentence without its full stop. */
    title: z.string(),
    unit: z.enum(UNITS),
    /** How often each case's command is run. */
    repeat: z.int().positive().default(FEWEST),
    /** One or two sentences on what is measured, and what is not. */
    conditions: z.string(),
    /** Images that the commands name besides those that the examples build on; they are made ready before. */
    images: z.array(z.string()).default([]),
    /** The commands remove what is not their own (prune): never run on an engine that the verifier found. */
    destructive: z.boolean().default(false),
    /** What must hold between the medians: "good-order < bad-order", "cached * 5 < uncached". */
    claims: z.array(z.string()).min(1),
    cases: z.record(name, measuredCaseSchema),
  })
  .superRefine(({ unit, repeat, claims, cases }, context) => {
    const issue = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: "custom", path, message });
    const names = Object.keys(cases);
    if (names.length < 2) issue(["cases"], "Name two cases or more; one alone compares nothing");
    for (const [key, each] of Object.entries(cases)) {
      if (repeat * each.values < FEWEST)
        issue(["repeat"], `"${key}" would have ${repeat * each.values} values; there must be ${FEWEST} or more`);
      if (unit === "bytes" && each.pattern === undefined)
        issue(["cases", key], "A size has to be taken out of the output; add a pattern");
    }
    for (const [index, text] of claims.entries()) {
      const claim = parseClaim(text);
      if (claim === undefined) issue(["claims", index], 'Write a claim so: "cached * 5 < uncached"');
      const unknown = [claim?.less, claim?.more].find((each) => each !== undefined && !names.includes(each));
      if (unknown !== undefined)
        issue(["claims", index], `There is no case "${unknown}". There are: ${names.join(", ")}`);
    }
  });
export type Measurement = z.output<typeof measurementSchema>;

function isRegExp(pattern: string): boolean {
  try {
    return RegExp(pattern, "gm") instanceof RegExp;
  } catch {
    return false;
  }
}
