import type { Environment } from "./environment.ts";
import { attempt, blameLines, DockerfileError, onError } from "./error.ts";
import type { FromInstruction } from "./instruction.ts";
import { type Platform, readPlatform } from "./platform.ts";
import { at, type Place, type Report } from "./report.ts";
import { type EscapeCharacter, type Expansion, expandWord } from "./shell.ts";
import { BuildStage } from "./stage.ts";
import { didYouMean, suggest } from "./suggest.ts";

/** What FROM may use. */
export interface FromContext {
  readonly escape: EscapeCharacter;
  /** The arguments above the first FROM. */
  readonly globals: Environment;
  /** The names of all of them, those without a value too. */
  readonly names: ReadonlySet<string>;
  readonly machine: Platform;
  readonly report: Report;
}

/** Evaluates a FROM. Throws a DockerfileError for an image or platform that comes to nothing. */
export function evaluateFrom(from: FromInstruction, context: FromContext): BuildStage {
  const { base, statement } = from;
  const { lines } = statement;
  const expansion = expandWord(base.value, context.globals, context);
  reportUndeclared(from, expansion, context);
  if (expansion.error) throw new DockerfileError(expansion.error, lines);
  if (expansion.text === "") throw new DockerfileError(`base name (${base.value}) should not be blank`, lines);
  const stage = new BuildStage(expansion.text, statement, from);
  if (from.platform !== "")
    stage.platform = blameLines(
      () => lines,
      () => evaluatePlatform(from, context),
    );
  return stage;
}

function reportUndeclared(from: FromInstruction, { unmatched }: Expansion, { names, report }: FromContext): void {
  for (const name of unmatched) {
    if (!names.has(name)) report("UndefinedArgInFrom", from.statement, name, suggest(name, names));
  }
}

function evaluatePlatform(from: FromInstruction, context: FromContext): Platform {
  const written = from.platform;
  const expansion = expandWord(written, context.globals, context);
  reportUndeclared(from, expansion, context);
  reportRedundant(from, expansion, context);
  reportConstant(from, expansion, context);
  if (expansion.error) {
    throw new DockerfileError(`failed to process arguments for platform ${expansion.text}: ${expansion.error}`);
  }
  if (expansion.text === "") {
    throw new DockerfileError(withSuggestion(`empty platform value from expression ${written}`, expansion, context));
  }
  return onError(
    () => readPlatform(expansion.text, context.machine),
    (error) => {
      const message = withSuggestion(error.message, expansion, context);
      throw new DockerfileError(`failed to parse platform ${written}: ${message}`);
    },
  );
}

/** Adds what was meant by the first name that is not set and is near to one that is. */
function withSuggestion(message: string, { unmatched }: Expansion, { globals }: FromContext): string {
  const meant = Array.from(unmatched, (name) => suggest(name, globals.names())).find((name) => name !== undefined);
  return didYouMean(message, meant);
}

function reportRedundant(from: FromInstruction, { text, matched, unmatched }: Expansion, context: FromContext): void {
  const isTargetAlone = matched.size === 1 && matched.has("TARGETPLATFORM") && unmatched.size === 0;
  if (!isTargetAlone || text !== context.globals.get("TARGETPLATFORM")) return;
  context.report("RedundantTargetPlatform", atPlatform(from), from.platform);
}

function reportConstant(from: FromInstruction, { text, matched, unmatched }: Expansion, context: FromContext): void {
  if (matched.size > 0 || unmatched.size > 0) return;
  const platform = attempt(() => readPlatform(text, context.machine));
  if (!platform || from.stageName.includes(platform.os) || from.stageName.includes(platform.architecture)) return;
  context.report("FromPlatformFlagConstDisallowed", atPlatform(from), text);
}

function atPlatform(from: FromInstruction): Place {
  const { statement } = from;
  return at(statement, statement.flags[0] ?? statement.span);
}
