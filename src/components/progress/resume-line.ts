import type { Section } from "../../core/progress/changes.ts";
import type { Standing } from "../../core/progress/standing.ts";

/** A lesson as a list of the page shows it. */
export interface ListedLesson {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly sections: readonly Section[];
}

/** Says in the line of Resume.astro where the reader goes on, and leads there from the page's first button, if it has one. */
export class ResumeLine {
  readonly #line = document.querySelector<HTMLElement>("[data-part=resume]");
  readonly #button = document.querySelector<HTMLAnchorElement>("[data-part=go-on]");
  /** What a new reader is told. */
  readonly #first = [...(this.#line?.childNodes ?? [])];
  readonly #start = { words: this.#button?.textContent ?? "", address: this.#button?.href ?? "" };

  draw(standing: Standing, lessons: readonly ListedLesson[]): void {
    const find = (id: string | undefined): ListedLesson | undefined => lessons.find((lesson) => lesson.id === id);
    this.#line?.replaceChildren(...this.#say(standing, find));
    if (!this.#button) return;
    const { words, address } = this.#lead(standing, find);
    this.#button.textContent = words;
    this.#button.href = address;
  }

  #say({ kind, next, read, known, changed }: Standing, find: Find): (Node | string)[] {
    const lesson = find(next?.lesson);
    const news = sayChanged(changed, find);
    if (kind === "done")
      return [`You ${verb(read, known)} every lesson that is here. `, ...(news ?? this.#sayExercises())];
    if (!lesson) return this.#first;
    if (kind === "placed")
      return [`You know ${count(known)}, by the placement check. Begin with `, linkTo(lesson), "."];
    const section = lesson.sections.find(({ place }) => place === next?.section);
    const where = section && section.place !== "_top" ? `, at “${section.title}”. ` : ". ";
    return ["Continue with ", linkTo(lesson, section), where, ...(news ?? [])];
  }

  #sayExercises(): (Node | string)[] {
    return ["See what is left to solve in ", link("all exercises", this.#line?.dataset["exercises"] ?? ""), "."];
  }

  #lead({ kind, next, changed }: Standing, find: Find): { words: string; address: string } {
    const [first] = changed;
    const news = find(first);
    const lesson = find(next?.lesson);
    if (kind === "done" && news) return { words: "Read what has changed", address: news.address };
    if (kind === "done") return { words: "See all lessons", address: this.#button?.dataset["all"] ?? "" };
    if (!lesson) return this.#start;
    const section = lesson.sections.find(({ place }) => place === next?.section);
    return {
      words: kind === "placed" ? "Begin where it is new" : "Continue the course",
      address: addressOf(lesson, section),
    };
  }
}

type Find = (id: string | undefined) => ListedLesson | undefined;

function sayChanged(changed: readonly string[], find: Find): (Node | string)[] | undefined {
  const [first] = changed;
  const lesson = find(first);
  if (!lesson) return undefined;
  if (changed.length === 1) return [linkTo(lesson), " has changed since you read it."];
  return [`${count(changed.length)} have changed since you read them: the list says where.`];
}

function verb(read: number, known: number): string {
  if (read === 0) return "know";
  return known === 0 ? "have read" : "have read or know";
}

function count(lessons: number): string {
  return lessons === 1 ? "1 lesson" : `${lessons} lessons`;
}

function linkTo(lesson: ListedLesson, section?: Section): HTMLAnchorElement {
  return link(lesson.title, addressOf(lesson, section));
}

function addressOf({ address }: ListedLesson, section: Section | undefined): string {
  return section ? `${address}#${section.place}` : address;
}

function link(words: string, address: string): HTMLAnchorElement {
  return Object.assign(document.createElement("a"), { textContent: words, href: address });
}
