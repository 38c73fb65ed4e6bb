import { writeRichText } from "../exercise/rich-text.ts";
import { part, writePart } from "../part.ts";
import type { Trouble } from "./trouble.ts";
import { countHints, countTroubles, isReasonNew, placeInWords } from "./trouble-words.ts";

/** More than this, nobody reads below an editor. */
const MOST = 30;

/** Where lessons are, by their names without numbers. */
export type Lessons = Readonly<Record<string, string>>;

/** The list of what there is to say of the files. Buttons carry the index of the trouble that they lead to or mend. */
export class TroubleList {
  readonly #place: HTMLElement;
  readonly #lessons: Lessons;

  constructor(place: HTMLElement, lessons: Lessons) {
    this.#place = place;
    this.#lessons = lessons;
  }

  draw(troubles: readonly Trouble[]): void {
    writePart(this.#place, ".count", countTroubles(troubles));
    const items = troubles.map((trouble, index) => ({ isHint: trouble.severity === "info", trouble, index }));
    const [main, hints] = [false, true].map((isHint) =>
      items
        .filter((each) => each.isHint === isHint)
        .slice(0, MOST)
        .map(({ trouble, index }) => this.#item(trouble, index, isReasonNew(trouble, index, troubles))),
    );
    part(this.#place, ".main", HTMLElement).replaceChildren(...(main ?? []));
    part(this.#place, ".older", HTMLElement).hidden = hints?.length === 0;
    writePart(this.#place, ".older summary", countHints(troubles));
    part(this.#place, ".older ul", HTMLElement).replaceChildren(...(hints ?? []));
  }

  #item(trouble: Trouble, index: number, isNew: boolean): HTMLElement {
    const { severity, message, composeSays, where, fix } = trouble;
    const reason = isNew ? trouble.reason : undefined;
    const item = this.#make();
    item.classList.toggle("error", severity === "error");
    writeRichText(part(item, ".what", HTMLElement), message);
    writeRichText(part(item, ".why", HTMLElement), reason?.why ?? "").hidden = reason === undefined;
    nameButton(part(item, "[data-do=go]", HTMLButtonElement), where && placeInWords(trouble), index);
    nameButton(part(item, "[data-do=mend]", HTMLButtonElement), fix?.title, index);
    const says = part(item, ".says", HTMLElement);
    says.hidden = composeSays === undefined || composeSays === message;
    writePart(says, "code", composeSays ?? "");
    const link = part(item, "a", HTMLAnchorElement);
    const address = this.#lessons[reason?.lesson ?? ""];
    link.hidden = address === undefined;
    if (address !== undefined) link.href = address;
    return item;
  }

  #make(): HTMLElement {
    const form = part(this.#place, "template", HTMLTemplateElement);
    const copy = form.content.firstElementChild?.cloneNode(true);
    if (copy instanceof HTMLElement) return copy;
    throw new Error("<compose-lab> has no form for a trouble.");
  }
}

/** Names a button, or hides it when there is nothing to do. */
function nameButton(button: HTMLButtonElement, name: string | undefined, index: number): void {
  button.hidden = name === undefined;
  button.value = String(index);
  button.textContent = name ?? "";
}
