import { part, writePart } from "../part.ts";
import { drawRows, showStates } from "./start-rows.ts";
import type { StartStory } from "./start-story.ts";
import { happeningInWords } from "./start-words.ts";
import { timeInWords } from "./timeline-words.ts";
import { Player } from "./player.ts";

/** The time line of a start: draws it, plays it, and shows any moment of it. */
export class StartDesk {
  readonly #lab: HTMLElement;
  readonly #section: HTMLElement;
  readonly #range: HTMLInputElement;
  readonly #player: Player;
  #story: StartStory | undefined;
  /** Whether the reader wants to see a story that has not come yet. */
  #isAwaited = false;

  constructor(lab: HTMLElement) {
    this.#lab = lab;
    this.#section = part(lab, ".start", HTMLElement);
    this.#range = part(this.#section, "input[type=range]", HTMLInputElement);
    this.#player = new Player(
      (time) => this.#show(time),
      () => this.#nameButton(),
    );
  }

  /** Draws a story, at its end. */
  draw(story: StartStory): void {
    this.#player.stop();
    this.#story = story;
    const { end, happenings, verdict } = story;
    writePart(this.#section, ".start-verdict", verdict);
    this.#range.max = String(end);
    drawRows(part(this.#section, ".rows", HTMLElement), story, () => this.#make());
    const items = happenings.map((happening) => {
      const item = document.createElement("li");
      item.textContent = `${timeInWords(happening.time)}: ${happeningInWords(happening)}`;
      return item;
    });
    part(this.#section, ".happenings", HTMLElement).replaceChildren(...items);
    this.#show(end);
    if (this.#isAwaited) this.toggle();
  }

  /** The moment that is shown; undefined at the end. */
  get time(): number | undefined {
    const time = Number(this.#range.value);
    return !this.#story || time >= this.#story.end ? undefined : Number(time.toFixed(1));
  }

  /** Shows a moment. */
  goTo(time: number): void {
    this.#player.stop();
    this.#show(Math.min(time, this.#story?.end ?? time));
  }

  /** Shows the moment that the reader moved to. */
  scrub(): void {
    this.#player.stop();
    this.#show(Number(this.#range.value));
  }

  /** Plays the story from where it is, or from its beginning when it is at its end; or stops. */
  toggle(): void {
    if (this.#player.isPlaying) return this.#player.stop();
    this.#isAwaited = !this.#story;
    if (!this.#story) return;
    const { end, happenings } = this.#story;
    const now = Number(this.#range.value);
    this.#player.play(
      now >= end ? 0 : now,
      end,
      happenings.map(({ time }) => time),
    );
    this.#nameButton();
  }

  close(): void {
    this.#player.stop();
  }

  #show(time: number): void {
    if (!this.#story) return;
    const { rows, end } = this.#story;
    this.#range.value = String(time);
    this.#range.setAttribute("aria-valuetext", timeInWords(time));
    writePart(this.#section, "output", timeInWords(time));
    part(this.#section, ".rows", HTMLElement).style.setProperty("--now", String(time / end));
    showStates(this.#lab, rows, time);
  }

  #nameButton(): void {
    writePart(this.#section, "[data-do=play]", this.#player.isPlaying ? "Pause" : "Play");
  }

  #make(): HTMLElement {
    const form = part(this.#section, "template[data-part=start-row]", HTMLTemplateElement);
    const copy = form.content.firstElementChild?.cloneNode(true);
    if (copy instanceof HTMLElement) return copy;
    throw new Error("<compose-lab> has no form for a row of the time line.");
  }
}
