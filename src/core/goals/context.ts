import { resolvePath } from "../dockerfile/path.ts";
import type { Step } from "../dockerfile/stage.ts";
import { matching } from "../dockerfile/snapshot.ts";
import { type Attempt, atLine, IGNORE, notKnown } from "./attempt.ts";
import { type GoalOf, met, missed, type Outcome, type Place } from "./goal.ts";
import { hintAt } from "./ignore-hint.ts";
import { lineageOf, walkBuild } from "./layers.ts";

/** Whether no file that a pattern matches is sent. */
export function checkNotSent({ files: pattern }: GoalOf<"not-sent">, attempt: Attempt): Outcome {
  if (attempt.files.size === 0) return notKnown(attempt);
  const matched = [...attempt.files].filter(([path]) => matching([pattern])(path));
  const sent = matched.find(([, { isSent }]) => isSent);
  if (!sent)
    return met(matched.length === 0 ? "There is none." : "None is sent.", atIgnore(matched[0]?.[1].line?.line));
  const [path, { line }] = sent;
  if (line) return missed(`\`${path}\` is sent: line ${line.line} lets it in again.`, atIgnore(line.line));
  return missed(`\`${path}\` is sent: no line of .dockerignore matches it.${hintAt(path, attempt.project.ignore)}`);
}

/** Whether a file is sent. */
export function checkSent({ file }: GoalOf<"sent">, attempt: Attempt): Outcome {
  const found = attempt.files.get(file);
  if (!found) return notKnown(attempt);
  if (found.isSent) return met("It is sent.");
  return missed(`Line ${found.line?.line ?? 0} of .dockerignore keeps it out.`, atIgnore(found.line?.line));
}

/** Whether a file is copied in any stage that the build needs. */
export function checkUsed({ file }: GoalOf<"used">, attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const taking = walkBuild(attempt).find(({ takes }) => takes.has(file));
  if (taking) return met("It is copied.", atLine(taking.step.instruction.statement.lines.first));
  const line = attempt.files.get(file)?.line?.line;
  if (line !== undefined && attempt.files.get(file)?.isSent === false)
    return missed(`Line ${line} of .dockerignore keeps it from the builder.`, atIgnore(line));
  return missed("No instruction copies it.");
}

/** Whether no file that a pattern matches lies in a layer of the image. */
export function checkNotInImage({ files: pattern }: GoalOf<"not-in-image">, attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const isMatched = matching([pattern]);
  const lineage = lineageOf(attempt.plan.build.target);
  for (const { stage, step, takes } of walkBuild(attempt)) {
    const { kind, statement } = step.instruction;
    const written = kind === "copy" || kind === "add" ? writtenBy(step) : undefined;
    const found = lineage.has(stage) && kind !== "run" ? [...takes, ...(written ?? [])].find(isMatched) : undefined;
    if (found !== undefined)
      return missed(`\`${found}\` is copied into a layer, where it stays.`, atLine(statement.lines.first));
  }
  return met("No layer holds one.");
}

/** The file whose text stands in a COPY, by its path from the root. */
function writtenBy({ instruction, workdir }: Step): string[] {
  if ((instruction.kind !== "copy" && instruction.kind !== "add") || instruction.files.length === 0) return [];
  return [resolvePath(workdir, instruction.destination.value).slice(1)];
}

function atIgnore(line: number | undefined): Place | undefined {
  return line === undefined ? undefined : { file: IGNORE, line };
}
