import type { Section } from "../../core/progress/changes.ts";
import { goTo, markRead, markUnread, type Progress } from "../../core/progress/progress.ts";
import { tellIfNotKept } from "../../labs/not-kept.ts";
import { part } from "../../labs/part.ts";
import { listChanges } from "./change-list.ts";
import { noteExercises } from "./exercise-notes.ts";
import { lessonState, type LessonState } from "./lesson-state.ts";
import { ProgressStore } from "./progress-store.ts";
import { markSidebar } from "./sidebar-marks.ts";

/**
 * Stands at the end of a lesson: marks it as read when the reader says so, or comes here after a while; notes its exercises,
 * and where the reader was when they left.
 */
class LessonProgress extends HTMLElement {
  readonly #store = new ProgressStore();
  #listening = new AbortController();
  #clock: ReturnType<typeof setInterval> | undefined;
  /** For how long the page was in view; before this came, a tab may have waited behind others. */
  #seconds = Math.min(60, Math.round(performance.now() / 1000));

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    part(this, "button", HTMLButtonElement).addEventListener("click", () => this.#toggle(), { signal });
    noteExercises(this.#store, signal);
    this.#store.watch(() => this.#draw(), signal);
    addEventListener("pagehide", () => this.#notePlace(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#notePlace(), { signal });
    this.#clock = setInterval(() => this.#tick(), 1000);
    this.#draw();
  }

  disconnectedCallback(): void {
    clearInterval(this.#clock);
    this.#listening.abort();
  }

  get #lesson(): string {
    return this.dataset["lesson"] ?? "";
  }

  get #sections(): readonly Section[] {
    const sections: Section[] = JSON.parse(this.dataset["sections"] ?? "[]");
    return sections;
  }

  #toggle(): void {
    if (this.#state.kind === "read") this.#change((progress) => markUnread(progress, this.#lesson, new Date()));
    else this.#markRead();
  }

  #markRead(): void {
    const sections = new Map(this.#sections.map(({ place, hash }) => [place, hash]));
    const text = { hash: this.dataset["hash"] ?? "", sections };
    this.#change((progress) => markRead(progress, this.#lesson, text, new Date()));
  }

  #change(step: (progress: Progress) => Progress): void {
    const kept = this.#store.change(step);
    this.#draw();
    tellIfNotKept(kept);
  }

  /** Once the reader took the mark away, only they set it again. */
  #tick(): void {
    if (document.hidden) return;
    this.#seconds += 1;
    if (this.#seconds < Number(this.dataset["seconds"])) return;
    if (this.getBoundingClientRect().top > innerHeight) return;
    clearInterval(this.#clock);
    const taken = this.#store.read().lessons.get(this.#lesson)?.read?.holds === false;
    if (!taken && this.#state.kind !== "read") this.#markRead();
  }

  #notePlace(): void {
    const reached = this.#sections.filter(({ place }) => {
      const top = document.getElementById(place)?.getBoundingClientRect().top;
      return top !== undefined && top < innerHeight * REACHED;
    });
    const section = scrollY === 0 ? undefined : reached.at(-1)?.place;
    this.#store.change((progress) => goTo(progress, this.#lesson, section, new Date()));
  }

  get #state(): LessonState {
    return lessonState(this.#store.read(), this.#lesson, this.#sections);
  }

  #draw(): void {
    const { kind, day = "", changes } = this.#state;
    part(this, "button", HTMLButtonElement).textContent = BUTTON[kind];
    part(this, "[data-part=state]", HTMLElement).textContent = {
      new: "",
      read: `Read on ${day}.`,
      changed: `You read this on ${day}. Since then:`,
      known: "You know this, by the placement check.",
    }[kind];
    part(this, "[data-part=changes]", HTMLElement).replaceChildren(...(changes ? [listChanges(changes, "")] : []));
    const note = document.querySelector("[data-part=lesson-state]");
    if (note)
      note.textContent = { new: "", read: ` · Read ${day}`, changed: ` · Changed since ${day}`, known: " · Known" }[
        kind
      ];
    markSidebar(this.#store.read());
  }
}

/** How far down the window a heading has been reached. */
const REACHED = 0.4;

const BUTTON = {
  new: "Mark as read",
  known: "Mark as read",
  read: "Mark as not read",
  changed: "Mark as read again",
};

customElements.define("lesson-progress", LessonProgress);
