import { gradeChoice, type ChoiceTask } from "../../core/exercise/choice.ts";
import { judgePlacement, type Placement } from "../../core/progress/placement.ts";
import { isKnown, setKnown } from "../../core/progress/progress.ts";
import { readStretches } from "../../core/text/rich-text.ts";
import { Drafts } from "../../labs/drafts.ts";
import { tellIfNotKept } from "../../labs/not-kept.ts";
import { part } from "../../labs/part.ts";
import { ProgressStore } from "./progress-store.ts";

/** A lesson as the check's markup names it. */
interface NamedLesson {
  readonly id: string;
  readonly title: string;
  readonly path: string;
}

/** Judges the answers of PlacementCheck.astro, says where to begin, and marks lessons as known. */
class PlacementCheck extends HTMLElement {
  readonly #store = new ProgressStore();
  readonly #drafts = new Drafts("placement");
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const form = part(this, "form", HTMLFormElement);
    form.addEventListener("submit", (event) => this.#judge(event), { signal });
    form.addEventListener("input", () => this.#keep(), { signal });
    this.#restore();
    part(this, "[data-part=undo]", HTMLButtonElement).addEventListener("click", () => this.#undo(), { signal });
    this.#store.watch(() => this.#drawUndo(), signal);
    this.#drawUndo();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  get #lessons(): readonly NamedLesson[] {
    const lessons: NamedLesson[] = JSON.parse(this.dataset["lessons"] ?? "[]");
    return lessons;
  }

  get #inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll("input")];
  }

  /** Keeps what is chosen, for a reader who leaves in the middle. */
  #keep(): void {
    const chosen = this.#inputs.filter(({ checked }) => checked).map(nameChoice);
    tellIfNotKept(this.#drafts.keep("chosen", chosen.join(" ") || undefined) ? "browser" : "page");
  }

  /** What was chosen before the script came counts more than what was kept. */
  #restore(): void {
    const inputs = this.#inputs;
    if (inputs.some(({ checked }) => checked)) return this.#keep();
    const kept = new Set(this.#drafts.read("chosen")?.split(" "));
    for (const input of inputs) input.checked = kept.has(nameChoice(input));
  }

  #judge(event: Event): void {
    event.preventDefault();
    if (!this.#inputs.some(({ checked }) => checked)) return this.#tellNothingChosen();
    const answers = [...this.querySelectorAll<HTMLElement>("[data-task]")].map(judgeQuestion);
    const placement = judgePlacement(
      answers,
      this.#lessons.map(({ id }) => id),
    );
    const kept = this.#store.change((progress) => setKnown(progress, placement.known, new Date()));
    this.dataset["judged"] = "";
    this.#show(placement, `${answers.filter(({ right }) => right).length} of ${answers.length} answers are right. `);
    tellIfNotKept(kept);
  }

  #tellNothingChosen(): void {
    const [first] = this.#lessons;
    const result = part(this, "[data-part=result]", HTMLElement);
    result.replaceChildren(
      "Nothing is chosen yet. ",
      ...(first ? ["If all of it is new to you, begin with ", linkTo(first), "."] : []),
    );
    part(this, "[data-part=outcome]", HTMLElement).focus();
  }

  #show({ known, begin }: Placement, score: string): void {
    const lessons = this.#lessons;
    const first = lessons.find(({ id }) => id === begin);
    const result = part(this, "[data-part=result]", HTMLElement);
    result.replaceChildren(
      score,
      ...(first ? ["Begin with ", linkTo(first), "."] : ["You know every lesson that there is."]),
    );
    const list = part(this, "[data-part=known]", HTMLElement);
    list.replaceChildren(...lessons.filter(({ id }) => known.has(id)).map(item));
    part(this, "[data-part=known-title]", HTMLElement).textContent =
      known.size === 0 ? "No lesson is marked as known." : "Marked as known, and left out when you continue:";
    this.#drawUndo();
    part(this, "[data-part=outcome]", HTMLElement).focus();
  }

  #undo(): void {
    this.#store.change((progress) => setKnown(progress, new Set(), new Date()));
    part(this, "[data-part=known]", HTMLElement).replaceChildren();
    part(this, "[data-part=known-title]", HTMLElement).textContent = "No lesson is marked as known any more.";
    part(this, "[data-part=outcome]", HTMLElement).focus();
    this.#drawUndo();
  }

  #drawUndo(): void {
    const progress = this.#store.read();
    const count = this.#lessons.filter(({ id }) => isKnown(progress, id)).length;
    const undo = part(this, "[data-part=undo]", HTMLButtonElement);
    undo.hidden = count === 0;
    undo.textContent =
      count === 1 ? "Take back the lesson marked as known" : `Take back the ${count} lessons marked as known`;
  }
}

function nameChoice({ name, value }: HTMLInputElement): string {
  return `${name}=${value}`;
}

/** Grades one question and says below it what there is to say. */
function judgeQuestion(question: HTMLElement): { lessons: string[]; right: boolean } {
  const { lessons, ...task }: ChoiceTask & { lessons: string[] } = JSON.parse(question.dataset["task"] ?? "{}");
  const inputs = [...question.querySelectorAll<HTMLInputElement>("input[value]:not([value=unsure])")];
  const verdict = gradeChoice(
    task,
    inputs.flatMap(({ checked }, place) => (checked ? [place] : [])),
  );
  const place = part(question, ".verdict", HTMLElement);
  place.dataset["verdict"] = verdict.kind;
  place.replaceChildren(...(verdict.kind === "missing" ? ["Not answered."] : verdict.says).map(paragraph));
  if (verdict.kind === "wrong") place.firstElementChild?.prepend("Not right. ");
  return { lessons, right: verdict.kind === "right" };
}

function paragraph(text: string): HTMLParagraphElement {
  const line = document.createElement("p");
  for (const { text: words, isCode } of readStretches(text))
    line.append(isCode ? Object.assign(document.createElement("code"), { textContent: words }) : words);
  return line;
}

function linkTo({ title, path }: NamedLesson): HTMLAnchorElement {
  return Object.assign(document.createElement("a"), { href: path, textContent: title });
}

function item(lesson: NamedLesson): HTMLLIElement {
  const element = document.createElement("li");
  element.append(linkTo(lesson));
  return element;
}

customElements.define("placement-check", PlacementCheck);
