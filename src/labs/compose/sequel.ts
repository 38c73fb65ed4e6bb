import { part, writePart } from "../part.ts";
import type { Bench } from "./bench.ts";
import { FateDesk } from "./fate-desk.ts";
import type { Event, Fates } from "./fates.ts";
import type { Prospect } from "./inquiry.ts";
import { MatrixView } from "./matrix-view.ts";
import type { Outlook } from "./outlook.ts";
import { Paces } from "./paces.ts";
import type { Behaviours } from "./rehearsal.ts";
import { StartDesk } from "./start-desk.ts";
import { MOST_FOLLOWED } from "./study.ts";

/** What comes of a stack when it runs: how it starts, and what happens to it and its data. */
export class Sequel {
  readonly #section: HTMLElement;
  readonly #start: StartDesk;
  readonly #paces: Paces;
  readonly #fates: FateDesk;
  readonly #matrix: MatrixView;

  constructor(lab: HTMLElement) {
    this.#section = part(lab, ".sequel", HTMLElement);
    this.#start = new StartDesk(lab);
    this.#paces = new Paces(lab);
    this.#fates = new FateDesk(lab);
    this.#matrix = new MatrixView(part(lab, ".reach", HTMLElement));
  }

  /** What the reader supposes that services do. */
  get behaviours(): Behaviours {
    return this.#paces.read();
  }

  /** The event that is chosen. */
  get event(): Event {
    return this.#fates.event;
  }

  /** The service that crashes, if that is the event. */
  get crashing(): string {
    return this.#fates.crashing;
  }

  /** What is looked at in this part of the lab. */
  get outlook(): Outlook {
    const { time } = this.#start;
    const isCrash = this.event === "crash";
    return {
      ...(time !== undefined && { time }),
      ...(this.event !== "down" && { event: this.event }),
      ...(isCrash && { crashing: this.crashing }),
    };
  }

  /** Says that what comes of the stack is being worked out. */
  wait(isLong: boolean): void {
    this.#section.classList.toggle("stale", isLong);
    this.#section.toggleAttribute("aria-busy", isLong);
    writePart(this.#section, ".unfollowed", isLong ? WAITING : "");
  }

  /** Draws what comes of a stack. Without one, the last is left, dimmed. @param services Undefined when Compose refuses it. */
  draw(bench: Bench, services: readonly string[] | undefined, prospect: Prospect | undefined): void {
    this.wait(false);
    this.#section.classList.toggle("stale", !prospect);
    writePart(this.#section, ".unfollowed", prospect ? "" : services ? UNFOLLOWED : REFUSED);
    if (!services || !prospect) return;
    this.#paces.offer(services);
    this.#paces.fill(bench.behaviours);
    this.#fates.offer(services);
    this.#start.draw(prospect.story);
    this.#matrix.draw(prospect.matrix);
    this.drawFates(prospect.fates);
  }

  /** Draws what happens on the event, and gives it in a sentence. */
  drawFates(fates: Fates): string {
    return this.#fates.draw(fates);
  }

  /** Shows the moment and chooses the event that are to be looked at. */
  look({ time, event, crashing }: Outlook): void {
    if (time !== undefined) this.#start.goTo(time);
    if (event !== undefined) this.#fates.choose(event, crashing);
  }

  /** Shows another moment; false when something else is meant. */
  scrub(target: EventTarget | null): boolean {
    if (!(target instanceof HTMLInputElement) || target.name !== "time") return false;
    this.#start.scrub();
    return true;
  }

  /** Whether something chooses an event. Whoever chooses a service chooses its crash. */
  chooseEvent(target: EventTarget | null): boolean {
    if (!this.#fates.owns(target)) return false;
    if (target instanceof HTMLSelectElement) this.#fates.choose("crash");
    return true;
  }

  /** Whether something is a field for durations. */
  ownsPace(target: EventTarget | null): boolean {
    return this.#paces.owns(target);
  }

  /** Shows why a cell of the table that the reader came to is as it is. */
  follow(target: EventTarget | null): void {
    this.#matrix.follow(target);
  }

  /** Moves in the table; false for a key that is none of its own. */
  press(target: EventTarget | null, key: string): boolean {
    return this.#matrix.press(target, key);
  }

  play(): void {
    this.#start.toggle();
  }

  close(): void {
    this.#start.close();
  }
}

const WAITING = "The lab works out how so many services start.";
const REFUSED = "Below is what you had before: of files that Docker Compose refuses, nothing comes.";
const UNFOLLOWED = `The lab follows the start of ${MOST_FOLLOWED} services at most. Below is what you had before.`;
