import type { Fault, FaultPage } from "../core/fault/fault.ts";
import { plainLine } from "../core/fault/words.ts";
import type { CheckText } from "../schemas/check.ts";
import type { CourseLesson } from "../schemas/course-folder.ts";
import type { RecordedSession } from "../schemas/evidence.ts";
import { readFaults, type FaultFile } from "../schemas/fault-folder.ts";
import { getCourse, getLessonsOfSessions, getSession, type ProvedSession } from "./library.ts";

const FOLDER = "content/faults";

/**
 * Gives every fault of content/faults, by title, with the lessons that show it, or else the record of its session.
 * Throws when a line of one was not recorded by its sessions.
 */
export async function getFaults(): Promise<Fault[]> {
  const faults = await Promise.all((await readFaults(FOLDER)).map(completeFault));
  return faults.toSorted((a, b) => a.title.localeCompare(b.title));
}

/** A build check as a fault: the builder names it in what it prints. */
export function faultOfCheck(id: string, { rule, summary, message }: CheckText): Fault {
  const line = message.replaceAll(/'[^']*'|"[^"]*"|`[^`]*`/g, "…");
  const page = { path: `/reference/checks/${id}/`, title: `Build check ${rule}` };
  return { title: rule, reason: summary, lines: [line], names: [rule], pages: [page] };
}

async function completeFault(file: FaultFile): Promise<Fault> {
  const proved = await Promise.all(file.sessions.map((name) => getSession(name)));
  const printed = proved.flatMap(({ recorded }) => printedLines(recorded));
  const unproved = file.lines.find((line) => !printed.some((each) => standsIn(line, each)));
  if (unproved !== undefined)
    throw new Error(
      `${file.path}: No session of this fault printed "${unproved}". Copy the line from content/evidence, with … for what differs, or write it under "also".`,
    );
  const { title, reason, names, unrecorded } = file;
  return {
    title,
    reason,
    lines: [...file.lines, ...file.also],
    names,
    pages: await pagesOf(file, proved),
    ...(unrecorded !== undefined && { unrecorded }),
  };
}

/** The lessons that show one of the sessions, or else the record of the first, after those that the file names. */
async function pagesOf(file: FaultFile, proved: readonly ProvedSession[]): Promise<FaultPage[]> {
  const named = await lessonsOf(file);
  const shown = await getLessonsOfSessions();
  const showing = file.sessions.flatMap((name) => shown.get(name) ?? []);
  const pages = new Map([...named, ...showing].map(({ path, title }) => [path, title]));
  const [first] = proved;
  if (showing.length === 0 && first)
    pages.set(`/verify/${first.session.example}/#${file.sessions[0]}`, `Recorded: ${first.session.title}`);
  return [...pages].map(([path, title]) => ({ path, title }));
}

async function lessonsOf({ lessons, path }: FaultFile): Promise<CourseLesson[]> {
  const course = (await getCourse()).flatMap((coursePart) => coursePart.lessons);
  return lessons.map((id) => {
    const lesson = course.find((each) => each.id === id);
    if (!lesson) throw new Error(`${path}: There is no lesson "${id}". Take its address without /lessons/.`);
    return lesson;
  });
}

function printedLines({ steps }: RecordedSession): string[] {
  return steps.flatMap((step) => ("run" in step ? `${step.stdout}\n${step.stderr}`.split("\n").map(plainLine) : []));
}

/** Whether a line holds a text, whose "…" stands for anything. */
function standsIn(text: string, line: string): boolean {
  let at = 0;
  return text.split("…").every((part) => {
    const found = line.indexOf(part.trim(), at);
    at = found + part.trim().length;
    return found !== -1;
  });
}
