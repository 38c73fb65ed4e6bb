import { stripVTControlCharacters } from "node:util";
import type { RecordedSession } from "../schemas/evidence.ts";
import type { Command, Session } from "../schemas/session.ts";

type RanRecord = Extract<RecordedSession["steps"][number], { run: string }>;

/** One step of a session as the reader sees it: a command with its record, or a change to a file. */
export type ShownStep =
  | { kind: "ran"; command: Command; ran: RanRecord }
  | {
      kind: "edited";
      file: string;
      why: string | undefined;
      lines: { kind: "added" | "removed" | "kept"; text: string }[];
    };

/** Pairs what was written with what was recorded, without the steps that are hidden. Throws when their kinds differ. */
export function pairSteps(session: Session, recorded: RecordedSession): ShownStep[] {
  return session.steps.flatMap((step, index): ShownStep[] => {
    const record = recorded.steps[index];
    if ("run" in step && record && "run" in record)
      return step.hidden ? [] : [{ kind: "ran", command: step, ran: record }];
    if ("edit" in step && record && "edit" in record) {
      return [{ kind: "edited", file: step.edit.file, why: step.why, lines: changedLines(record.edit.diff) }];
    }
    throw new Error(`"${session.title}": step ${index + 1} and its record do not fit. Run \`npm run verify\`.`);
  });
}

/**
 * Gives the base images that a session's containers stood on: those that its commands name, and where an image was built or
 * none is named, those that the example's files name. None where no container ran: a failed run that printed nothing never
 * started.
 */
export function basesOf<B extends { tag: string }>(
  ran: readonly RanRecord[],
  bases: readonly B[],
  files: string,
): readonly B[] {
  const started = ran.filter(
    ({ run, exit, stdout }) => /docker (build|run|compose (?!version))/.test(run) && (exit === 0 || stdout),
  );
  if (started.length === 0) return [];
  const commands = started.map(({ run }) => run).join("\n");
  const named = bases.filter(({ tag }) => names(commands, tag));
  if (named.length > 0 && !/docker (build|compose)/.test(commands)) return named;
  const written = bases.filter(({ tag }) => names(`${commands}\n${files}`, tag));
  return written.length > 0 ? written : bases;
}

/** Whether a text names an image, and not one whose name goes on. */
function names(text: string, tag: string): boolean {
  return text
    .split(tag)
    .slice(1)
    .some((rest) => !/^[\w.-]/.test(rest));
}

/** The lines of a unified diff, without its heads. */
function changedLines(diff: string): { kind: "added" | "removed" | "kept"; text: string }[] {
  return diff
    .split("\n")
    .filter((line) => line !== "" && !/^(---|\+\+\+|@@|diff |index |\\)/.test(line))
    .map((text) => ({ kind: text.startsWith("+") ? "added" : text.startsWith("-") ? "removed" : "kept", text }));
}

/** What a reader sees of a program's output: a terminal hides the sequences that move its cursor and colour its text. */
export function readableOutput(output: string): string {
  return stripVTControlCharacters(output).trimEnd();
}

/** What a build printed besides its progress: the error and the place in the Dockerfile, or nothing. */
export function buildMessages(stderr: string): string {
  return stderr
    .split("\n")
    .filter((line) => !/^#\d+( |$)/.test(line))
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
