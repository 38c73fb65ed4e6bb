import { z } from "zod";
import { IgnoreError } from "../../core/context/ignore-error.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import { PatternMatcher } from "../../core/context/pattern-matcher.ts";
import type { BuildOptions } from "../../core/dockerfile/build-options.ts";
import { lintDockerfile } from "../../core/dockerfile/lint.ts";

const findingSchema = z.object({ rule: z.string(), line: z.number(), message: z.string() });

/** A Dockerfile, and what BuildKit's linter finds in it, up to an error if there is one. */
const caseSchema = z.looseObject({
  dockerfile: z.string(),
  dockerignore: z.string().nullish(),
  buildArgs: z.record(z.string(), z.string()).nullish(),
  findings: z.array(findingSchema),
  error: z.string().nullish(),
  /** Absent where the builder names no line. */
  errorLine: z.number().nullish(),
});
const fileSchema = z.array(caseSchema);

export function cases(file: unknown): readonly unknown[] {
  return fileSchema.parse(file);
}

/** Findings are compared whatever their order: the labels have lost that of the builder. */
export function disagreement(testCase: unknown): string | undefined {
  const { findings, error, errorLine, ...input } = caseSchema.parse(testCase);
  const ours = lintDockerfile(input.dockerfile, optionsOf(input));
  const answer = ours.findings.map(({ rule, lines, message }) => write({ rule, line: lines.first, message }));
  const label = findings.map(write);
  const differences = [
    ...without(answer, label).map((finding) => `should not find ${finding}`),
    ...without(label, answer).map((finding) => `does not find ${finding}`),
    ...differenceOf("error", ours.error && inOrder(ours.error.message), error ? inOrder(error) : undefined),
    ...(errorLine && ours.error ? differenceOf("line of the error", ours.error.line, errorLine) : []),
  ];
  return differences.length === 0 ? undefined : differences.join("; ");
}

function optionsOf({
  dockerignore,
  buildArgs,
}: Pick<z.output<typeof caseSchema>, "dockerignore" | "buildArgs">): BuildOptions {
  const patterns = parseIgnorefile(dockerignore ?? "").map(({ pattern }) => pattern);
  const matcher = new PatternMatcher(patterns);
  const ignore = { patterns, isIgnored: (path: string): boolean => isMatched(path, matcher) };
  return { buildArgs: buildArgs ?? {}, ...(patterns.length > 0 && { ignore }) };
}

/** The linter goes on where a pattern cannot be read. */
function isMatched(path: string, matcher: PatternMatcher): boolean {
  try {
    return matcher.matches(path);
  } catch (error) {
    if (error instanceof IgnoreError) return false;
    throw error;
  }
}

function write({ rule, line, message }: z.output<typeof findingSchema>): string {
  return `${line}: ${rule}: ${message}`;
}

/** The texts of a list without those of another, each of which takes one away. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return list.filter((text) => {
    const found = left.indexOf(text);
    if (found !== -1) left.splice(found, 1);
    return found === -1;
  });
}

/** The builder names broken rules in no order. */
function inOrder(error: string): string {
  const [, start, rules] = /^(lint violation found for rules: )(.*)$/.exec(error) ?? [];
  return rules === undefined ? error : start + rules.split(", ").toSorted().join(", ");
}

function differenceOf(what: string, ours: unknown, theirs: unknown): string[] {
  return ours === theirs ? [] : [`${what} is ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`];
}
