import { part } from "../part.ts";
import { marksOf, type Mark } from "./marks.ts";
import type { Refusal } from "./refusal.ts";
import type { Study } from "./study.ts";
import { fileNote } from "./words.ts";

/** An ignore file as it stands on the bench. */
export interface RulesShown {
  readonly name: string;
  readonly isThere: boolean;
  readonly isOn: boolean;
  readonly text: string;
}

/** The text of the ignore file, with the numbers of its lines before it and what each of them does behind it. */
export class Rules {
  readonly #lab: Element;
  readonly #field: HTMLTextAreaElement;
  readonly #editor: HTMLElement;
  #lines = 0;

  constructor(lab: Element) {
    this.#lab = lab;
    this.#field = part(lab, ".editor textarea", HTMLTextAreaElement);
    this.#editor = part(lab, ".editor", HTMLElement);
    this.#field.readOnly = false;
  }

  get text(): string {
    return this.#field.value;
  }

  /** The path of the file. */
  get name(): string {
    return part(this.#lab, "[data-part=ignore-name]", HTMLElement).textContent;
  }

  /** Selects all of it, to be copied by hand. */
  select(): void {
    this.#field.focus();
    this.#field.select();
  }

  owns(target: EventTarget | null): boolean {
    return target === this.#field;
  }

  draw({ name, isThere, isOn, text }: RulesShown): void {
    if (this.#field.value !== text) this.#replace(text);
    this.#number(text.split("\n").length);
    part(this.#lab, "[data-part=ignore-name]", HTMLElement).textContent = name;
    part(this.#lab, "[data-part=ignore-note]", HTMLElement).textContent = fileNote(name, isThere);
    this.#editor.classList.toggle("is-off", !isOn);
  }

  /** Says of each line what it does, and of the file why the builder refuses it. */
  mark(study: Study): void {
    const { refusal } = study;
    part(this.#lab, ".effects", HTMLElement).replaceChildren(...marksOf(study).map(markOf));
    this.#field.ariaInvalid = refusal ? "true" : null;
    const message = part(this.#lab, "[data-part=refusal]", HTMLElement);
    message.hidden = refusal === undefined;
    message.textContent = refusal ? refusalText(refusal) : "";
  }

  /** Puts another text in its place, and the caret behind what is different in it. */
  #replace(text: string): void {
    const before = this.#field.value;
    let same = 0;
    while (same < text.length && text.at(-1 - same) === before.at(-1 - same)) same += 1;
    this.#field.value = text;
    if (document.activeElement === this.#field) this.#field.setSelectionRange(text.length - same, text.length - same);
  }

  #number(lines: number): void {
    if (lines === this.#lines) return;
    this.#lines = lines;
    this.#field.rows = lines;
    this.#editor.style.setProperty("--lines", String(lines));
    const numbers = Array.from({ length: lines }, (_, index) => index + 1);
    part(this.#editor, ".gutter", HTMLElement).textContent = numbers.join("\n");
  }
}

function markOf({ line, text, kind }: Mark): HTMLLIElement {
  const item = document.createElement("li");
  item.className = kind;
  item.style.setProperty("--line", String(line));
  const place = document.createElement("span");
  place.className = "sr-only";
  place.textContent = `Line ${line} `;
  item.append(place, text);
  return item;
}

function refusalText({ line, message }: Refusal): string {
  const place = line === undefined ? "The builder refuses this file" : `The builder refuses line ${line}`;
  return `${place}: ${message}. Mend it; until then the files are shown as they were before.`;
}
