import type { Behaviour } from "../../core/compose/engine/world.ts";
import { part } from "../part.ts";
import type { Behaviours } from "./rehearsal.ts";

/** The fields in which the reader says how long things take. */
export class Paces {
  readonly #place: HTMLElement;
  #services: readonly string[] = [];

  constructor(lab: HTMLElement) {
    this.#place = part(lab, ".paces", HTMLElement);
  }

  /** Offers fields for services; those that were filled in stay so. */
  offer(services: readonly string[]): void {
    const offered = services.slice(0, MOST);
    if (offered.length === this.#services.length && offered.every((name, at) => name === this.#services[at])) return;
    const before = new Map(
      [...this.#place.querySelectorAll("fieldset")].map((each) => [each.dataset["service"], each]),
    );
    this.#services = offered;
    const fields = offered.map((service) => before.get(service) ?? this.#fieldsFor(service));
    part(this.#place, ".fields", HTMLElement).replaceChildren(...fields);
  }

  /** Fills in what a link or a draft holds; empties the rest. */
  fill(behaviours: Behaviours): void {
    for (const fields of this.#place.querySelectorAll("fieldset")) {
      const { readyAfter, exit } = behaviours.get(fields.dataset["service"] ?? "") ?? {};
      write(fields, "ready", readyAfter);
      write(fields, "after", exit?.after);
      write(fields, "code", exit?.code);
    }
  }

  /** What the reader filled in. */
  read(): Behaviours {
    const all = [...this.#place.querySelectorAll("fieldset")];
    return new Map(all.map((fields) => [fields.dataset["service"] ?? "", behaviourIn(fields)] as const).filter(isTold));
  }

  /** Whether something is one of the fields. */
  owns(target: EventTarget | null): boolean {
    return target instanceof HTMLInputElement && this.#place.contains(target);
  }

  #fieldsFor(service: string): HTMLElement {
    const form = part(this.#place.parentElement ?? this.#place, "template[data-part=pace]", HTMLTemplateElement);
    const fields = form.content.firstElementChild?.cloneNode(true);
    if (!(fields instanceof HTMLElement)) throw new Error("<compose-lab> has no form for durations.");
    fields.dataset["service"] = service;
    part(fields, "legend", HTMLElement).textContent = service;
    return fields;
  }
}

const MOST = 60;

function behaviourIn(fields: Element): Behaviour {
  const [readyAfter, after, code] = ["ready", "after", "code"].map((name) => read(fields, name));
  const exit = after === undefined && code === undefined ? undefined : { after: after ?? 1, code: code ?? 0 };
  return { readyAfter, exit };
}

function isTold([, { readyAfter, exit }]: readonly [string, Behaviour]): boolean {
  return readyAfter !== undefined || exit !== undefined;
}

function read(fields: Element, name: string): number | undefined {
  const { value } = part(fields, `[name=${name}]`, HTMLInputElement);
  const number = Number(value);
  return value === "" || !(number >= 0) ? undefined : Math.min(number, LONGEST);
}

/** A day, in seconds. */
const LONGEST = 86_400;

function write(fields: Element, name: string, value: number | undefined): void {
  part(fields, `[name=${name}]`, HTMLInputElement).value = value === undefined ? "" : String(value);
}
