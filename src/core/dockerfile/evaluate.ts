import { applyInstruction } from "./apply.ts";
import { type EvaluationContext, Scope } from "./scope.ts";
import { Environment } from "./environment.ts";
import { blameLines } from "./error.ts";
import { expandInstruction } from "./expand.ts";
import type { StageInstruction } from "./instruction.ts";
import { type Mount, readMount } from "./mount.ts";
import type { ShellOptions } from "./shell.ts";
import { type BuildStage, type Step, type Task, USUAL_PATH } from "./stage.ts";

/**
 * Evaluates the tasks of a stage, whose base is evaluated already, and notes each as a step.
 * Throws a DockerfileError for the first that cannot be carried out.
 * BuildKit: `dispatchStages` and `dispatch` in `frontend/dockerfile/dockerfile2llb/convert.go`.
 */
export function evaluateStage(stage: BuildStage, context: EvaluationContext): void {
  if (stage.base) inherit(stage, stage.base);
  stage.isEvaluated = true;
  const { imageVariables, variables, platform } = stage;
  if (!imageVariables.has("PATH") && platform?.os !== "windows") imageVariables.set("PATH", USUAL_PATH);
  for (const [name, value] of imageVariables) variables.set(name, value);
  for (const task of stage.tasks) {
    const { lines } = task.instruction.statement;
    stage.steps.push(
      blameLines(
        () => lines,
        () => evaluateTask(stage, task, context),
      ),
    );
  }
}

function inherit(stage: BuildStage, base: BuildStage): void {
  stage.platform = base.platform;
  stage.variables = new Environment(base.variables.entries());
  stage.imageVariables = new Map(base.imageVariables);
  for (const name of base.argumentNames) stage.argumentNames.add(name);
  stage.workdir = base.workdir;
  stage.hasWorkdir = base.hasWorkdir;
  stage.hasShell = base.hasShell;
}

function evaluateTask(stage: BuildStage, task: Task, context: EvaluationContext): Step {
  const scope = new Scope(stage, task, context);
  const expanded = expandFiles(
    expandInstruction(task.instruction, (text, word) => scope.expand(text, word)),
    scope,
  );
  const mounts = expandMounts(expanded, scope);
  applyInstruction(expanded, mounts, scope);
  const { sources, isTrigger } = task;
  return { instruction: expanded, sources, isTrigger, mounts, variables: scope.variables, workdir: stage.workdir };
}

/** A heredoc has no quotes, and is not subject to `# escape`. */
const IN_HEREDOC: ShellOptions = { ignoreQuotes: true };

function expandFiles(instruction: StageInstruction, scope: Scope): StageInstruction {
  if ((instruction.kind !== "copy" && instruction.kind !== "add") || instruction.files.length === 0) return instruction;
  const { span } = instruction.statement;
  const files = instruction.files.map((file) =>
    file.expand ? { ...file, content: scope.expand(file.content, span, IN_HEREDOC) } : file,
  );
  return { ...instruction, files };
}

function expandMounts(instruction: StageInstruction, scope: Scope): Mount[] {
  if (instruction.kind !== "run") return [];
  const { span } = instruction.statement;
  return instruction.mounts.map((mount) => readMount(mount, (value) => scope.expand(value, span)));
}
