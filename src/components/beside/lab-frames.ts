import type { LabCard } from "./lab-card.ts";

/** The labs of a page, each in a frame of its own that stays as it was left while another one is shown. */
export class LabFrames {
  readonly #place: HTMLElement;
  readonly #press: (event: KeyboardEvent) => void;
  readonly #signal: AbortSignal;
  readonly #frames = new Map<LabCard, HTMLIFrameElement>();

  /** @param press Told of the keys that are pressed in a lab, after the lab has seen them. */
  constructor(place: HTMLElement, press: (event: KeyboardEvent) => void, signal: AbortSignal) {
    this.#place = place;
    this.#press = press;
    this.#signal = signal;
    const root = document.documentElement;
    const observer = new MutationObserver(() => this.#frames.forEach(followTheme));
    observer.observe(root, { attributeFilter: ["data-theme"] });
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** Shows the lab of one card alone. */
  show(card: LabCard): void {
    if (!this.#frames.has(card)) this.#frames.set(card, this.#load(card));
    for (const [other, frame] of this.#frames) frame.hidden = other !== card;
  }

  #load(card: LabCard): HTMLIFrameElement {
    const frame = document.createElement("iframe");
    frame.title = card.dataset["title"] ?? "";
    frame.src = (card.dataset["frame"] ?? "") + card.state;
    frame.addEventListener("load", () => this.#join(frame), { signal: this.#signal });
    this.#place.append(frame);
    return frame;
  }

  #join(frame: HTMLIFrameElement): void {
    followTheme(frame);
    // Both documents have a main part: this one goes by the lab's name.
    frame.contentDocument?.querySelector("main")?.setAttribute("aria-label", frame.title);
    frame.contentWindow?.addEventListener("keydown", this.#press, { signal: this.#signal });
  }
}

function followTheme(frame: HTMLIFrameElement): void {
  const { theme } = document.documentElement.dataset;
  if (frame.contentDocument && theme !== undefined) frame.contentDocument.documentElement.dataset["theme"] = theme;
}
