import { amend, begin, goOn, redo, undo, type History } from "../history.ts";
import { followNote, noteOf, writeNote, type Note } from "./note.ts";
import type { Project } from "./project.ts";
import { layOut, type Workbench } from "./workbench.ts";

/** The projects that the lab can show, each with all that was done to it, and which of them is on the bench. */
export class Shelf {
  readonly #read: (project: string) => Note | undefined;
  readonly #projects = new Map<string, Project>();
  readonly #histories = new Map<string, History<Workbench>>();
  #name: string;

  /**
   * @param presets The first of them is on the bench at first.
   * @param read Gives what was kept of a project when the page was open last.
   */
  constructor(presets: readonly [Project, ...Project[]], read: (project: string) => Note | undefined) {
    this.#read = read;
    this.#name = presets[0].name;
    for (const project of presets) this.#projects.set(project.name, project);
    this.open(this.#name);
  }

  get bench(): Workbench {
    return this.#history.present;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** Puts a project on the bench, as it was left. Gives false when there is none of that name. */
  open(name: string): boolean {
    const project = this.#projects.get(name);
    if (!project) return false;
    this.#name = name;
    if (this.#histories.has(name)) return true;
    const note = this.#read(name);
    const fresh = begin(layOut(project));
    this.#histories.set(name, note ? goOn(fresh, followNote(project, note).bench) : fresh);
    return true;
  }

  /** Adds a project, or puts it in the place of another of its name, and puts it on the bench. */
  add(project: Project): void {
    this.#projects.set(project.name, project);
    this.#histories.delete(project.name);
    this.open(project.name);
  }

  /**
   * Does what a note says to its project, which is on the bench then; what was there before can be had back.
   * Gives how many of its changes could not be made, "same" when nothing differs, "absent" when there is no such project.
   */
  follow(note: Note): number | "same" | "absent" {
    const project = this.#projects.get(note.project);
    if (!project || !this.open(note.project)) return "absent";
    if (writeNote(note) === writeNote(noteOf(this.bench))) return "same";
    const { bench, failed } = followNote(project, note);
    this.goOn(bench);
    return failed;
  }

  goOn(next: Workbench): void {
    if (next !== this.bench) this.#history = goOn(this.#history, next);
  }

  /** Goes on as part of the step before. */
  amend(next: Workbench): void {
    this.#history = amend(this.#history, next);
  }

  undo(): void {
    this.#history = undo(this.#history);
  }

  redo(): void {
    this.#history = redo(this.#history);
  }

  /** Lays the project out as it was at first; that, too, can be undone. */
  restart(): void {
    this.goOn(layOut(this.bench.project));
  }

  get #history(): History<Workbench> {
    const history = this.#histories.get(this.#name);
    if (!history) throw new Error(`The context lab has no project "${this.#name}" on its bench.`);
    return history;
  }

  set #history(history: History<Workbench>) {
    this.#histories.set(this.#name, history);
  }
}
