import { formatBytes } from "../../core/measurement/format.ts";
import { part } from "../part.ts";
import type { Advice } from "./advice.ts";
import type { Idle } from "./idle-lines.ts";
import { idleReason } from "./words.ts";

/** What is to be looked at. */
export interface AdviceShown {
  readonly secrets: readonly Advice[];
  readonly large: readonly Advice[];
  readonly idle: readonly Idle[];
  readonly lines: readonly string[];
}

/** What a button of the list asks for: a new last line, or another text for one that is there. */
export interface Mending {
  readonly rule: string;
  /** From 1; undefined for a new line. */
  readonly line: number | undefined;
}

/** The list of what should perhaps not be sent and of lines that do nothing, each with a button that mends it. */
export class AdviceList {
  readonly #lab: Element;
  readonly #list: HTMLElement;
  readonly #form: HTMLElement;

  constructor(lab: Element) {
    this.#lab = lab;
    this.#list = part(lab, "[data-part=advice]", HTMLElement);
    const form = part(lab, "[data-part=advice-form]", HTMLTemplateElement).content.firstElementChild;
    if (!(form instanceof HTMLElement))
      throw new Error("<context-lab> has no advice to copy: ContextLab.astro must render one.");
    this.#form = form;
  }

  draw({ secrets, large, idle, lines }: AdviceShown): void {
    const hadFocus = this.#list.contains(document.activeElement);
    const items = [
      ...secrets
        .slice(0, MOST)
        .map((advice) => this.#make(wordsOf(advice), { rule: advice.rule, line: undefined }, "is-secret")),
      ...large.map((advice) => this.#make(wordsOf(advice), { rule: advice.rule, line: undefined }, "is-large")),
      ...idle.slice(0, MOST).map((each) => {
        const text = idleReason(each, lines[each.line - 1]?.trim() ?? "");
        const mending = each.meant === undefined ? undefined : { rule: each.meant, line: each.line };
        return this.#make({ name: "", text }, mending, "is-idle");
      }),
    ];
    const left = Math.max(0, secrets.length - MOST);
    if (left > 0) items.push(this.#make({ name: "", text: `${left} more secrets are sent.` }, undefined, "is-secret"));
    this.#list.replaceChildren(...items);
    part(this.#lab, "[data-part=advice-empty]", HTMLElement).hidden = items.length > 0;
    if (hadFocus) part(this.#lab, ".advice h2", HTMLElement).focus();
  }

  /** Gives what the button asks for that was pressed; undefined when it is none of this list. */
  mendingOf(target: EventTarget | null): Mending | undefined {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button || !this.#list.contains(button)) return undefined;
    const { rule = "", line } = button.dataset;
    return { rule, line: line === undefined ? undefined : Number(line) };
  }

  #make({ name, text }: Words, mending: Mending | undefined, kind: string): HTMLElement {
    const item = document.importNode(this.#form, true);
    item.className = kind;
    const strong = document.createElement("b");
    strong.textContent = name;
    part(item, "p", HTMLElement).append(...(name === "" ? [text] : [strong, text]));
    const button = part(item, "button", HTMLButtonElement);
    if (!mending) button.remove();
    else {
      const code = document.createElement("code");
      code.textContent = mending.rule;
      button.append(mending.line === undefined ? "Add " : "Change it to ", code);
      button.dataset["rule"] = mending.rule;
      if (mending.line !== undefined) button.dataset["line"] = String(mending.line);
    }
    return item;
  }
}

/** How many secrets, and how many idle lines, are listed. */
const MOST = 12;

interface Words {
  readonly name: string;
  readonly text: string;
}

function wordsOf({ path, isFolder, bytes, what, why }: Advice): Words {
  return { name: isFolder ? `${path}/` : path, text: ` is ${what}, ${formatBytes(bytes)}. ${why}` };
}
