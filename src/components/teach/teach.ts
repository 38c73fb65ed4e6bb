import "./teach.css";
import { drawBar } from "./bar.ts";
import { isSwipe, isTaken } from "./gestures.ts";
import { slidesOf } from "./slides.ts";

const NAME = "teach";

/** Shows a lesson to a class: one section at a time in large type, moved by keys, swipes and buttons; answers stay folded until asked for. */
export function teach(lesson: HTMLElement): void {
  document.documentElement.dataset[NAME] = "";
  for (const element of lesson.children) element.classList.add("of-lesson");
  new Lectern(lesson).begin();
}

const KEYS = new Map<string, 1 | -1 | "first" | "last" | "answers" | "leave">([
  ["ArrowRight", 1],
  ["PageDown", 1],
  ["ArrowLeft", -1],
  ["PageUp", -1],
  ["Home", "first"],
  ["End", "last"],
  ["a", "answers"],
  ["Escape", "leave"],
]);

class Lectern {
  readonly #lesson: HTMLElement;
  readonly #slides: ReturnType<typeof slidesOf>;
  readonly #bar = drawBar({
    previous: () => this.#show(this.#current - 1),
    next: () => this.#show(this.#current + 1),
    answers: () => this.#toggleAnswers(),
    leave,
  });
  #current = 0;
  #touched: PointerEvent | undefined;

  constructor(lesson: HTMLElement) {
    this.#lesson = lesson;
    this.#slides = slidesOf(lesson);
  }

  begin(): void {
    addEventListener("keydown", (event) => this.#press(event));
    addEventListener("pointerdown", (event) => (this.#touched = event.pointerType === "touch" ? event : undefined));
    addEventListener("pointerup", (event) => this.#lift(event));
    addEventListener("hashchange", () => this.#showHash());
    // The way back that closes a lab's sheet leads to an address that may name an earlier section.
    addEventListener("popstate", () => location.hash === "" && this.#tellAddress());
    const asked = Number(new URLSearchParams(location.search).get(NAME));
    if (location.hash !== "" && !asked) this.#showHash();
    else this.#show(Math.min(Math.max(asked || 1, 1), this.#slides.length) - 1);
  }

  #show(number: number): void {
    const slide = this.#slides[number];
    if (!slide) return;
    this.#current = number;
    // The lesson's title stays above each section, small.
    for (const element of this.#lesson.children)
      element.toggleAttribute("data-away", !slide.elements.includes(element) && !element.matches("h1"));
    this.#lesson.toggleAttribute("data-inside", number > 0);
    for (const answer of foldsOf(slide.elements)) answer.open = false;
    this.#bar.tell({ number, of: this.#slides.length, title: slide.heading.textContent });
    this.#tellAddress();
    slide.heading.tabIndex = -1;
    slide.heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  #tellAddress(): void {
    history.replaceState(history.state, "", addressOf(String(this.#current + 1)));
  }

  #showHash(): void {
    const target = document.getElementById(location.hash.slice(1));
    this.#show(this.#slides.findIndex(({ elements }) => elements.some((element) => element.contains(target))));
  }

  #toggleAnswers(): void {
    const answers = foldsOf(this.#slides[this.#current]?.elements ?? []);
    const isAsked = answers.some(({ open }) => !open);
    for (const answer of answers) answer.open = isAsked;
  }

  #press(event: KeyboardEvent): void {
    const isOther = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
    const act = KEYS.get(event.key);
    if (isOther || act === undefined || isTaken(event)) return;
    event.preventDefault();
    if (act === "leave") leave();
    else if (act === "answers") this.#toggleAnswers();
    else if (act === "first") this.#show(0);
    else if (act === "last") this.#show(this.#slides.length - 1);
    else this.#show(this.#current + act);
  }

  #lift(event: PointerEvent): void {
    if (this.#touched && isSwipe(this.#touched, event))
      this.#show(this.#current + (event.x < this.#touched.x ? 1 : -1));
  }
}

function foldsOf(elements: readonly Element[]): HTMLDetailsElement[] {
  const within = elements.flatMap((element) => [...element.querySelectorAll("details")]);
  return [...within, ...elements.filter((element) => element instanceof HTMLDetailsElement)];
}

function addressOf(section: string | undefined): URL {
  const address = new URL(location.href);
  if (section === undefined) address.searchParams.delete(NAME);
  else address.searchParams.set(NAME, section);
  address.hash = "";
  return address;
}

function leave(): void {
  location.assign(addressOf(undefined));
}
