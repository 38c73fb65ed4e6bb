import { evaluateBuild } from "./build.ts";
import { buildArgument, type BuildOptions } from "./build-options.ts";
import { type CheckOptions, isOn, readCheckOptions, withComments } from "./check-options.ts";
import { findCheck } from "./directive.ts";
import { readStages } from "./dockerfile.ts";
import { DockerfileError, explain, onError } from "./error.ts";
import { checkInstruction, checkStages, checkStatement } from "./lint-rules.ts";
import { inFile, type Report, type Rule, writeMessage } from "./report.ts";
import type { Lines, Span } from "./source.ts";
import { readSyntax } from "./syntax.ts";

/** What breaks a rule. */
export interface Finding {
  readonly rule: Rule;
  /** In the words of `docker build --check`. */
  readonly message: string;
  /** The lines of the instruction; `docker build --check` prints the first. */
  readonly lines: Lines;
  /** What exactly, for an editor. */
  readonly span: Span;
}

export interface LintResult {
  /** In the order in which the builder comes upon them. */
  readonly findings: readonly Finding[];
  /** Why the Dockerfile cannot be built; findings are those up to there. */
  readonly error: DockerfileError | undefined;
}

/**
 * Checks a Dockerfile by the rules of `docker build --check`, as its own `# check=…` asks for.
 * Every stage is checked unless the options name a target. Never throws, whatever the text is.
 * BuildKit: `DockerfileLint` in `frontend/dockerfile/dockerfile2llb/convert.go`.
 */
export function lintDockerfile(text: string, options: BuildOptions = {}): LintResult {
  const findings: Finding[] = [];
  const error = onError(
    () => {
      const check = findOptions(text, options);
      lint(text, options, (rule, place, ...details) => {
        if (!isOn(rule, withComments(check, place.comments))) return;
        findings.push({ rule, message: writeMessage(rule, details), lines: place.lines, span: place.span });
      });
      return check.error ? violation(findings) : undefined;
    },
    (error) => error,
  );
  return { findings, error };
}

function findOptions(text: string, options: BuildOptions): CheckOptions {
  const given = buildArgument(options, "BUILDKIT_DOCKERFILE_CHECK");
  const source = given === undefined ? "check options" : "build-arg:BUILDKIT_DOCKERFILE_CHECK";
  return explain(`failed to parse ${source}`, () => readCheckOptions(given ?? findCheck(text) ?? ""));
}

function lint(text: string, options: BuildOptions, report: Report): void {
  const syntax = readSyntax(text);
  for (const place of syntax.emptyContinuations) report("NoEmptyContinuation", inFile(place, place.span));
  const dockerfile = readStages(syntax, (statement, instruction) => {
    if (instruction) checkInstruction(instruction, report);
    else checkStatement(statement, report);
  });
  checkStages(dockerfile.stages, report);
  evaluateBuild(dockerfile, options, { allStages: !options.target, report });
}

/** `# check=error=true` turns findings into an error. */
function violation(findings: readonly Finding[]): DockerfileError | undefined {
  if (findings.length === 0) return undefined;
  const rules = [...new Set(findings.map(({ rule }) => rule))].join(", ");
  return new DockerfileError(`lint violation found for rules: ${rules}`);
}
