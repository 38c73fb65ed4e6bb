import { readStretches } from "../../core/text/rich-text.ts";
import type { Verdict } from "../../core/exercise/verdict.ts";
import { Drafts } from "../drafts.ts";
import { findPart, part } from "../part.ts";
import { tellGraded } from "./graded.ts";

const NOT_KEPT = "This browser does not let the page keep your answer: it stays until you leave the page.";

/**
 * Grades the answer in its form at Check and Enter, and keeps it in this browser. Tells the page of it by the events
 * `exercise-tried` and `exercise-solved`, whose detail names the exercise.
 */
export abstract class AnswerForm<Task> extends HTMLElement {
  readonly #drafts = new Drafts("exercise");
  #listening = new AbortController();

  /** The answer as it stands in the form, as a text; "" when there is none. */
  protected abstract read(): string;
  /** Puts an answer into the form that `read` gave; leaves the form as it is when the answer does not fit any more. */
  protected abstract write(answer: string): void;
  /** Grades an answer; `task` is what the form's markup says of the exercise. */
  protected abstract grade(task: Task, answer: string): Verdict;

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.listen(this.#listening.signal);
    const kept = this.#drafts.read(this.#name);
    // What was typed before the script came counts more than what was kept.
    if (kept !== undefined && this.read() === "") this.write(kept);
    part(this, "[type=submit]", HTMLButtonElement).disabled = false;
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  /** Begins to listen to the form; a kind with more than fields adds its own. */
  protected listen(signal: AbortSignal): void {
    const form = part(this, "form", HTMLFormElement);
    form.addEventListener("input", () => this.keep(), { signal });
    form.addEventListener("submit", (event) => this.#check(event), { signal });
  }

  /** Keeps the answer as it stands now. What was right before may not be so any more. */
  protected keep(): void {
    const verdict = part(this, ".verdict", HTMLElement);
    if (verdict.dataset["verdict"] === "right") show(verdict, undefined);
    const isKept = this.#drafts.keep(this.#name, this.read() || undefined);
    const warning = findPart(this, ".not-kept", HTMLElement);
    if (!warning || isKept) return;
    warning.textContent = NOT_KEPT;
    warning.hidden = false;
  }

  get #task(): Task {
    return JSON.parse(this.dataset["task"] ?? "{}");
  }

  get #name(): string {
    return this.dataset["name"] ?? "";
  }

  #check(event: Event): void {
    event.preventDefault();
    const answer = this.read();
    const verdict = this.grade(this.#task, answer);
    show(part(this, ".verdict", HTMLElement), verdict);
    if (verdict.kind !== "missing" || answer.trim() !== "") tellGraded(this, verdict.kind === "right");
  }
}

function show(place: HTMLElement, verdict: Verdict | undefined): void {
  place.dataset["verdict"] = verdict?.kind ?? "";
  place.replaceChildren(...(verdict?.says ?? []).map(paragraph));
  if (verdict?.kind === "wrong") place.firstElementChild?.prepend("Not yet. ");
}

function paragraph(text: string): HTMLElement {
  const line = document.createElement("p");
  for (const { text: words, isCode } of readStretches(text)) {
    if (!isCode) line.append(words);
    else line.append(Object.assign(document.createElement("code"), { textContent: words }));
  }
  return line;
}
