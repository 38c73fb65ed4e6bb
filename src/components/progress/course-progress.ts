import type { Section } from "../../core/progress/changes.ts";
import type { Progress } from "../../core/progress/progress.ts";
import { findStanding } from "../../core/progress/standing.ts";
import { part } from "../../labs/part.ts";
import { listChanges } from "./change-list.ts";
import { DrawnProgress } from "./drawn-progress.ts";
import { lessonState, type LessonState } from "./lesson-state.ts";
import { ResumeLine, type ListedLesson } from "./resume-line.ts";

/** Writes into the list of lessons what of them is read, changed, known and solved, and above it where the reader was. */
class CourseProgress extends DrawnProgress {
  readonly #resume = new ResumeLine();

  protected override draw(progress: Progress): void {
    for (const coursePart of this.querySelectorAll<HTMLElement>("[data-part=part]")) {
      const rows = [...coursePart.querySelectorAll<HTMLElement>("[data-lesson]")];
      const states = rows.map((row) => drawLesson(row, progress));
      part(coursePart, "[data-part=count]", HTMLElement).textContent = countLessons(states);
    }
    const lessons = [...this.querySelectorAll<HTMLElement>("[data-lesson]")].map(readRow);
    this.#resume.draw(findStanding(progress, lessons), lessons);
  }
}

/** Writes what of a lesson is done, and gives it. */
function drawLesson(row: HTMLElement, progress: Progress): LessonState {
  const state = lessonState(progress, row.dataset["lesson"] ?? "", sectionsOf(row));
  const mark = part(row, "[data-part=mark]", HTMLElement);
  mark.dataset["mark"] = state.kind;
  if (state.changes) mark.replaceChildren(foldChanges(state, linkOf(row).href));
  else mark.textContent = { new: "", changed: "", read: `Read ${state.day}`, known: "Known" }[state.kind];
  const exercises = row.querySelector("[data-part=exercises]");
  if (exercises) exercises.textContent = countExercises(progress, (row.dataset["exercises"] ?? "").split(" "));
  return state;
}

function readRow(row: HTMLElement): ListedLesson {
  const { href, textContent } = linkOf(row);
  return { id: row.dataset["lesson"] ?? "", title: textContent, address: href, sections: sectionsOf(row) };
}

function foldChanges({ day, changes }: LessonState, path: string): HTMLDetailsElement {
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = `Changed since ${day}`;
  fold.append(summary, ...(changes ? [listChanges(changes, path)] : []));
  return fold;
}

function countLessons(states: readonly LessonState[]): string {
  const count = (...kinds: LessonState["kind"][]): number => states.filter(({ kind }) => kinds.includes(kind)).length;
  const [read, known] = [count("read", "changed"), count("known")];
  const all = states.length === 1 ? "1 lesson" : `${states.length} lessons`;
  if (read + known === 0) return all;
  return `${read} of ${all} read${known > 0 ? `, ${known} known` : ""}`;
}

function countExercises({ exercises }: Progress, names: readonly string[]): string {
  const tried = names.filter((name) => exercises.has(name)).length;
  const solved = names.filter((name) => exercises.get(name)?.solved !== undefined).length;
  const all = names.length === 1 ? "1 exercise" : `${names.length} exercises`;
  if (tried === 0) return all;
  return `${solved} of ${all} solved${tried > solved ? `, ${tried - solved} tried` : ""}`;
}

function sectionsOf(row: HTMLElement): readonly Section[] {
  const sections: Section[] = JSON.parse(row.dataset["sections"] ?? "[]");
  return sections;
}

function linkOf(row: HTMLElement): HTMLAnchorElement {
  return part(row, "a", HTMLAnchorElement);
}

customElements.define("course-progress", CourseProgress);
