import { z } from "zod";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import { askCore, differenceFrom, errorSchema } from "../answer.ts";

const caseSchema = z.looseObject({
  input: z.string(),
  expected: z.array(z.string()).nullish(),
  error: errorSchema,
});
const fileSchema = z.array(caseSchema);

export function cases(file: unknown): readonly unknown[] {
  return fileSchema.parse(file);
}

export function disagreement(testCase: unknown): string | undefined {
  const { input, expected, error } = caseSchema.parse(testCase);
  const ours = askCore(() => parseIgnorefile(input).map(({ pattern }) => pattern));
  const difference = differenceFrom(expected ?? [], error, ours);
  return difference && `${JSON.stringify(input)}: ${difference}`;
}
