import type { PlannedStep } from "../dockerfile/plan.ts";
import type { Step } from "../dockerfile/stage.ts";
import { type Attempt, atLine } from "./attempt.ts";
import { met, missed, type Outcome } from "./goal.ts";
import { failureOf } from "./fails.ts";
import { walkBuild } from "./layers.ts";
import { unmadePath } from "./unmade.ts";

/** Whether the builder gets to the end. What commands do is not known: only whether the files are there that they read. */
export function checkBuilds(attempt: Attempt): Outcome {
  const { plan, problem } = attempt;
  if (!plan) return missed(problem?.says ?? "It cannot be read.", problem?.place);
  const failing = plan.steps.find(({ status }) => status === "fails");
  if (failing) return missed(missingWords(failing, attempt), atLine(failing.instruction.statement.lines.first));
  for (const { stage, step, lacks } of walkBuild(attempt)) {
    const [first] = lacks;
    const says = first === undefined ? (failureOf(step, stage) ?? unmadeWords(step)) : lackWords(first, attempt);
    if (says !== undefined) return missed(says, atLine(step.instruction.statement.lines.first));
  }
  const steps = plan.steps.length;
  return met(`Every file that its ${steps === 1 ? "step needs is" : `${steps} steps need is`} there.`);
}

function missingWords({ missing }: PlannedStep, { files, project }: Attempt): string {
  const path = (missing[0] ?? "").replace(/^\//, "");
  const ignored = [...files].find(([each, { isSent }]) => !isSent && (each === path || each.startsWith(`${path}/`)));
  const line = ignored?.[1].line?.line;
  if (line !== undefined)
    return `It copies \`${path}\`, which line ${line} of .dockerignore keeps from the builder: "${path}" not found.`;
  const isThere = project.paths.includes(path);
  return `It copies \`${path}\`, and ${isThere ? "that is not sent" : "there is no such file in the folder"}: "/${path}" not found.`;
}

function unmadeWords(step: Step): string | undefined {
  const path = unmadePath(step);
  return path && `It copies \`${path}\` out of another stage, and no command there makes it: "${path}" not found.`;
}

function lackWords(lack: string, { project }: Attempt): string {
  if (lack.startsWith("the code of"))
    return "It installs the project itself, and no code of it has been copied by then. Copy the code first.";
  if (project.paths.includes(lack))
    return `It reads \`${lack}\`, which is in the folder and not in the image by then. Copy it first.`;
  return `It reads \`${lack}\`, and there is no such file: not in the image by then, nor in the folder.`;
}
