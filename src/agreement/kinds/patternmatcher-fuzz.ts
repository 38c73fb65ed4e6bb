import { z } from "zod";
import { PatternMatcher } from "../../core/context/pattern-matcher.ts";
import { askCore, differenceFrom, errorSchema } from "../answer.ts";

const caseSchema = z.looseObject({
  patterns: z.array(z.string()),
  path: z.string(),
  expected: z.boolean().nullish(),
  error: errorSchema,
});
const fileSchema = z.array(caseSchema);

export function cases(file: unknown): readonly unknown[] {
  return fileSchema.parse(file);
}

export function disagreement(testCase: unknown): string | undefined {
  const { patterns, path, expected, error } = caseSchema.parse(testCase);
  const difference = differenceFrom(
    expected,
    error,
    askCore(() => new PatternMatcher(patterns).matches(path)),
  );
  return difference && `${JSON.stringify(patterns)} with ${JSON.stringify(path)}: ${difference}`;
}
