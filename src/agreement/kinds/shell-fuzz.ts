import { z } from "zod";
import { expandWords } from "../../core/dockerfile/shell.ts";

const fileSchema = z.object({
  /** Variables as "name=value". */
  env: z.array(z.string()),
  escape: z.enum(["\\", "`"]),
  cases: z.array(z.unknown()),
});

/** A word, and what the builder makes of it; lists that are empty are left out. */
const caseSchema = z.object({
  input: z.string(),
  error: z.string().optional(),
  expected: z.string().optional(),
  words: z.array(z.string()).default([]),
  matched: z.array(z.string()).default([]),
  unmatched: z.array(z.string()).default([]),
});

/** Gives the cases of a file of words that BuildKit's shell lexer has expanded. */
export function cases(file: unknown): unknown[] {
  return fileSchema.parse(file).cases;
}

/** Says how our answer to a case differs from the builder's; undefined when it does not. */
export function disagreement(testCase: unknown, file: unknown): string | undefined {
  const { env, escape } = fileSchema.parse(file);
  const { input, error, expected, words, matched, unmatched } = caseSchema.parse(testCase);
  const ours = expandWords(input, readVariables(env), { escape });
  const theirs = error === undefined ? { text: expected, words, matched, unmatched } : { error };
  const answer = ours.error === undefined ? describe(ours) : { error: ours.error };
  const [said, labelled] = [JSON.stringify(answer), JSON.stringify(theirs)];
  return said === labelled ? undefined : `${JSON.stringify(input)}: ${said} instead of ${labelled}`;
}

function readVariables(env: readonly string[]): Map<string, string> {
  return new Map(
    env.map((entry): [string, string] => {
      const equals = entry.indexOf("=");
      return [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}

function describe({ text, words, matched, unmatched }: ReturnType<typeof expandWords>): unknown {
  return { text, words, matched: [...matched].toSorted(), unmatched: [...unmatched].toSorted() };
}
