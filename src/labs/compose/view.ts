import type { History } from "../history.ts";
import { part, writePart } from "../part.ts";
import type { Bench } from "./bench.ts";
import type { Remarks, Sight } from "./inquiry.ts";
import type { Preset } from "./preset.ts";
import { drawStack, writeWords } from "./stack-view.ts";
import { type Lessons, TroubleList } from "./trouble-list.ts";

/** Draws a bench and what Compose makes of it into the markup of ComposeLab.astro. */
export class View {
  readonly #lab: HTMLElement;
  readonly #troubles: TroubleList;

  constructor(lab: HTMLElement) {
    this.#lab = lab;
    const lessons: Lessons = JSON.parse(part(lab, "[data-part=lessons]", HTMLScriptElement).textContent);
    this.#troubles = new TroubleList(part(lab, ".troubles", HTMLElement), lessons);
  }

  /** The address of the lab's own page. */
  get page(): string {
    return this.#lab.dataset["page"] ?? "";
  }

  /** Lets the reader use what waited for the script. */
  enable(): void {
    for (const control of this.#lab.querySelectorAll("[data-needs-script]")) control.removeAttribute("disabled");
  }

  notice(message: string): void {
    writePart(this.#lab, ".notice", message);
  }

  askForFiles(): void {
    part(this.#lab, "input[type=file]", HTMLInputElement).click();
  }

  drawBench({ project }: Bench, presets: readonly Preset[], { past, future }: History<Bench>): void {
    const select = part(this.#lab, "select[name=project]", HTMLSelectElement);
    const own = select.querySelector("[data-own]");
    if (presets.includes(project)) own?.remove();
    else if (!own) select.append(optionOf(project));
    select.value = project.name;
    part(this.#lab, "[data-do=undo]", HTMLButtonElement).disabled = past.length === 0;
    part(this.#lab, "[data-do=redo]", HTMLButtonElement).disabled = future.length === 0;
  }

  /** Draws the stack, and what it is in a sentence. */
  draw({ stack, verdict }: Sight): void {
    writePart(this.#lab, ".verdict", stack ? verdict : "Docker Compose refuses these files");
    drawStack(this.#lab, stack?.layout, verdict);
  }

  /** Lists what there is to say of the files, and writes what the picture shows in words. */
  annotate({ troubles, words }: Remarks): void {
    this.#troubles.draw(troubles);
    if (words.length > 0) writeWords(this.#lab, words);
  }

  /** Leads to a part of the lab. */
  goTo(panel: string): void {
    const heading = this.#lab.querySelector<HTMLElement>(`[data-panel="${CSS.escape(panel)}"] h2`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "start" });
  }
}

function optionOf({ name, title }: Preset): HTMLOptionElement {
  const option = document.createElement("option");
  option.value = name;
  option.dataset["own"] = "";
  option.textContent = title;
  return option;
}
