import { part } from "../part.ts";
import type { Hint, HintGroup } from "./hints.ts";
import type { Mending } from "./mending.ts";

/** The list of what there is to look at, with buttons that mend it. */
export class HintList {
  readonly #section: HTMLElement;
  readonly #list: HTMLElement;
  readonly #form: HTMLElement;
  #groups: readonly HintGroup[] = [];

  constructor(lab: Element) {
    this.#section = part(lab, ".advice", HTMLElement);
    this.#list = part(this.#section, "[data-part=hints]", HTMLElement);
    const form = part(lab, "[data-part=hints-form]", HTMLTemplateElement).content.querySelector(".hints");
    if (!(form instanceof HTMLElement))
      throw new Error("<context-lab> has no hint to copy: ContextLab.astro must render one.");
    this.#form = form;
  }

  draw(groups: readonly HintGroup[]): void {
    if (JSON.stringify(groups) === JSON.stringify(this.#groups)) return;
    this.#groups = groups;
    const hadFocus = this.#list.contains(document.activeElement);
    this.#list.replaceChildren(...groups.map((group) => this.#make(group)));
    part(this.#section, "[data-part=hints-empty]", HTMLElement).hidden = groups.length > 0;
    // The button that was pressed is gone with what it mended.
    if (hadFocus) part(this.#section, "h2", HTMLElement).focus();
  }

  /** Gives what the button asks for that was pressed; undefined when it is none of this list. */
  mendingsOf(target: EventTarget | null): readonly Mending[] | undefined {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button || !this.#list.contains(button)) return undefined;
    const { rule, line, kind } = button.dataset;
    if (rule !== undefined) return [{ rule, line: line === undefined ? undefined : Number(line) }];
    const hints = this.#groups.find((group) => group.kind === kind)?.hints ?? [];
    return hints.flatMap(({ mending }) => mending ?? []);
  }

  #make({ kind, title, hints, left }: HintGroup): HTMLElement {
    const group = document.importNode(this.#form, true);
    group.dataset["kind"] = kind;
    part(group, "h3", HTMLElement).textContent = title;
    const all = part(group, "[data-do=mend-all]", HTMLButtonElement);
    all.dataset["kind"] = kind;
    if (kind !== "secret" || hints.length < 2) all.remove();
    const item = part(group, "li", HTMLElement);
    part(group, "ul", HTMLElement).replaceChildren(...hints.map((hint) => fill(document.importNode(item, true), hint)));
    part(group, ".left", HTMLElement).textContent = left > 0 ? `And ${left} more.` : "";
    return group;
  }
}

function fill(item: HTMLElement, { name, text, mending }: Hint): HTMLElement {
  part(item, "b", HTMLElement).textContent = name;
  part(item, "p span", HTMLElement).textContent = text;
  const button = part(item, "button", HTMLButtonElement);
  if (!mending) {
    button.remove();
    return item;
  }
  part(button, "span", HTMLElement).textContent = mending.line === undefined ? "Add" : "Change it to";
  part(button, "code", HTMLElement).textContent = mending.rule;
  button.dataset["rule"] = mending.rule;
  if (mending.line !== undefined) button.dataset["line"] = String(mending.line);
  return item;
}
