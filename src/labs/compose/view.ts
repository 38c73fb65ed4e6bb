import type { History } from "../history.ts";
import { part, writePart } from "../part.ts";
import type { Bench } from "./bench.ts";
import { summariseStack } from "./describe.ts";
import type { Preset } from "./preset.ts";
import { describeStack, drawStack } from "./stack-view.ts";
import { configOf, type Study } from "./study.ts";
import type { Trouble } from "./trouble.ts";
import { type Lessons, TroubleList } from "./trouble-list.ts";

/** Draws a bench and what Compose makes of it into the markup of ComposeLab.astro. */
export class View {
  readonly #lab: HTMLElement;
  readonly #troubles: TroubleList;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #verdict = "";

  constructor(lab: HTMLElement) {
    this.#lab = lab;
    const lessons: Lessons = JSON.parse(part(lab, "[data-part=lessons]", HTMLScriptElement).textContent);
    this.#troubles = new TroubleList(part(lab, ".troubles", HTMLElement), lessons);
  }

  /** What was drawn last, in a sentence. */
  get verdict(): string {
    return this.#verdict;
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

  /** Draws the stack at once, and its words when that can be seen. */
  draw(study: Study): void {
    const stack = study.loaded?.stack;
    this.#verdict = stack ? summariseStack(stack) : `Refused: ${study.troubles[0]?.message ?? ""}`;
    writePart(this.#lab, ".verdict", stack ? this.#verdict : "Docker Compose refuses these files");
    drawStack(this.#lab, stack);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#annotate(study));
  }

  /** Lists what there is to say of the files. */
  list(troubles: readonly Trouble[]): void {
    this.#troubles.draw(troubles);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #annotate({ loaded }: Study): void {
    if (!loaded) return;
    describeStack(this.#lab, loaded.stack);
    writePart(this.#lab, ".config pre code", configOf(loaded));
  }
}

function optionOf({ name, title }: Preset): HTMLOptionElement {
  const option = document.createElement("option");
  option.value = name;
  option.dataset["own"] = "";
  option.textContent = title;
  return option;
}
