import { z } from "zod";
import { ContextFilter } from "../../core/context/context-filter.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import { askCore, differenceFrom, errorSchema } from "../answer.ts";

const caseSchema = z.looseObject({
  dockerignore: z.string(),
  /** Which of the file's trees is filtered. */
  tree: z.string(),
  /** What is sent; folders end in a slash. */
  kept: z.array(z.string()).nullish(),
  error: errorSchema,
});
const treesSchema = z.object({ trees: z.record(z.string(), z.array(z.string())) });
const fileSchema = treesSchema.extend({ cases: z.array(caseSchema) });

export function cases(file: unknown): readonly unknown[] {
  return fileSchema.parse(file).cases;
}

export function disagreement(testCase: unknown, file: unknown): string | undefined {
  const { dockerignore, tree, kept, error } = caseSchema.parse(testCase);
  const paths = treesSchema.parse(file).trees[tree];
  if (paths === undefined) return `The file has no tree "${tree}".`;
  const difference = differenceFrom(
    kept?.toSorted(),
    error,
    askCore(() => keep(dockerignore, paths)),
  );
  return difference && `${JSON.stringify(dockerignore)}: ${difference}`;
}

function keep(dockerignore: string, paths: readonly string[]): string[] {
  const filter = new ContextFilter(parseIgnorefile(dockerignore));
  for (const path of paths) filter.add({ path: path.replace(/\/$/, ""), isFolder: path.endsWith("/") });
  const sent = filter.result.entries.filter(({ isSent }) => isSent);
  return sent.map(({ path, isFolder }) => (isFolder ? `${path}/` : path)).toSorted();
}
