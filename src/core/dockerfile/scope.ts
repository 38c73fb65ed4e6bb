import type { BuildOptions } from "./build-options.ts";
import type { Environment } from "./environment.ts";
import { DockerfileError } from "./error.ts";
import { at, type Report } from "./report.ts";
import { type EscapeCharacter, expandWord, type ShellOptions } from "./shell.ts";
import type { Span } from "./source.ts";
import type { BuildStage, Task } from "./stage.ts";
import { suggest } from "./suggest.ts";

/** Arguments for the builder itself, which do not become variables. */
const FOR_BUILDER: ReadonlySet<string> = new Set(["BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE"]);

/** What all stages share while they are evaluated. */
export interface EvaluationContext {
  readonly escape: EscapeCharacter;
  /** The arguments above the first FROM. */
  readonly globals: Environment;
  readonly options: BuildOptions;
  /** Whether `# syntax` asks for a version of BuildKit's language that knows devices. */
  readonly allowsDevices: boolean;
  readonly report: Report;
}

/** What the evaluation of one task can see and do. */
export class Scope {
  readonly stage: BuildStage;
  readonly task: Task;
  readonly context: EvaluationContext;
  /** What the task has set so far. */
  readonly variables: [name: string, value: string][] = [];

  constructor(stage: BuildStage, task: Task, context: EvaluationContext) {
    this.stage = stage;
    this.task = task;
    this.context = context;
  }

  /** Reports something about a word of the task's instruction. */
  readonly report: Report = (rule, place, ...details) => {
    // The words of a trigger stand in no place of the file: FROM stands for them.
    const { span } = this.task.isTrigger ? this.task.instruction.statement : place;
    this.context.report(rule, at(place, span), ...details);
  };

  /** Fills in the variables of a text, and reports those that nothing sets. Throws a DockerfileError. */
  expand(text: string, word: Span, options: ShellOptions = this.context): string {
    const { unmatched, error, text: expanded } = expandWord(text, this.stage.variables, options);
    for (const name of unmatched) this.#reportUndefined(name, word);
    if (error) throw new DockerfileError(error);
    return expanded;
  }

  #reportUndefined(name: string, word: Span): void {
    const { argumentNames, variables } = this.stage;
    if (argumentNames.has(name) || FOR_BUILDER.has(name)) return;
    this.report("UndefinedVar", at(this.task.instruction.statement, word), name, suggest(name, variables.names()));
  }

  /** Sets a variable for what follows. */
  set(name: string, value: string): void {
    if (FOR_BUILDER.has(name)) return;
    this.variables.push([name, value]);
    this.stage.variables.set(name, value);
  }
}
