import { writeRichText } from "../exercise/rich-text.ts";
import { findPart, part, writePart } from "../part.ts";
import { groupFates } from "./fate-groups.ts";
import { EVENTS, FATES, lossInWords, nameGroup, stateInPlainWords } from "./fate-words.ts";
import type { Event, Fates } from "./fates.ts";

/** The section that says what happens on an event, as FateList.astro renders it. */
export class FateDesk {
  readonly #section: HTMLElement;

  constructor(lab: HTMLElement) {
    this.#section = part(lab, ".fates", HTMLElement);
  }

  /** The event that is chosen. */
  get event(): Event {
    const chosen = findPart(this.#section, "input:checked", HTMLInputElement)?.value;
    return EVENTS.find(({ event }) => event === chosen)?.event ?? "down";
  }

  /** The service that crashes, if that is the event. */
  get crashing(): string {
    return part(this.#section, "select", HTMLSelectElement).value;
  }

  /** Whether something is one of its controls. */
  owns(target: EventTarget | null): boolean {
    return target instanceof Element && this.#section.contains(target);
  }

  /** Offers the services that may crash; to choose one is to choose the crash. */
  offer(services: readonly string[]): void {
    const select = part(this.#section, "select", HTMLSelectElement);
    const { value } = select;
    select.replaceChildren(...services.slice(0, MOST).map((name) => new Option(name, name)));
    if (services.includes(value)) select.value = value;
  }

  /** Chooses an event. @param crashing The service that crashes, unless it stays the one that is chosen. */
  choose(event: Event, crashing?: string): void {
    part(this.#section, `input[value="${event}"]`, HTMLInputElement).checked = true;
    const select = part(this.#section, "select", HTMLSelectElement);
    if ([...select.options].some(({ value }) => value === crashing)) select.value = crashing ?? "";
  }

  draw(fates: Fates): string {
    const loss = lossInWords(fates);
    writePart(this.#section, ".loss", loss);
    const states = fates.services.map(({ service, state }) => entryOf(service, stateInPlainWords(state)));
    part(this.#section, ".states", HTMLElement).replaceChildren(...states);
    const groups = groupFates(fates.places).slice(0, MOST_PLACES);
    const places = groups.map((group) => {
      const entry = entryOf(nameGroup(group), FATES[group.fate.fate]);
      part(entry, "dd", HTMLElement).dataset["fate"] = group.fate.fate;
      const why = document.createElement("dd");
      why.className = "why";
      writeRichText(why, group.fate.why);
      entry.append(why);
      return entry;
    });
    part(this.#section, ".places", HTMLElement).replaceChildren(...places);
    return loss;
  }
}

const MOST = 60;
const MOST_PLACES = 200;

function entryOf(name: string, text: string): HTMLElement {
  const [entry, term, words] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
  if (!entry || !term || !words) throw new Error("no element");
  term.textContent = name;
  words.textContent = text;
  entry.append(term, words);
  return entry;
}
