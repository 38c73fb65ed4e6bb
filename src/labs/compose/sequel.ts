import type { Stack } from "../../core/compose/model.ts";
import { part, writePart } from "../part.ts";
import type { Bench } from "./bench.ts";
import { FateDesk } from "./fate-desk.ts";
import { foretell, type Told } from "./fates.ts";
import { matrixOf } from "./matrix.ts";
import { MatrixView } from "./matrix-view.ts";
import { Paces } from "./paces.ts";
import type { Behaviours } from "./rehearsal.ts";
import { StartDesk } from "./start-desk.ts";
import { tellStart } from "./start-story.ts";

/** What comes of a stack when it runs: how it starts, and what happens to it and its data. */
export class Sequel {
  readonly #section: HTMLElement;
  readonly #start: StartDesk;
  readonly #paces: Paces;
  readonly #fates: FateDesk;
  readonly #matrix: MatrixView;
  #shown: Told | undefined;

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

  /** Draws what comes of a stack; undefined leaves the last one, dimmed. */
  draw(bench: Bench, stack: Stack | undefined): void {
    const isFollowed = stack !== undefined && stack.services.size <= MOST;
    this.#section.classList.toggle("stale", !isFollowed);
    writePart(this.#section, ".unfollowed", stack && !isFollowed ? UNFOLLOWED : "");
    if (!isFollowed) return;
    const names = [...stack.services.keys()];
    const { files, behaviours } = bench;
    this.#shown = { files, stack, behaviours };
    this.#paces.offer(names);
    this.#paces.fill(behaviours);
    this.#fates.offer(names);
    this.#start.draw(tellStart(files, stack, behaviours));
    this.#matrix.draw(matrixOf(stack));
    this.#drawFates();
  }

  /** Shows another moment or event. Gives what there is to be told of it; undefined when the control is none of these. */
  input(target: EventTarget | null): string | undefined {
    if (target instanceof HTMLInputElement && target.name === "time") this.#start.scrub();
    else if (this.#fates.owns(target)) {
      if (target instanceof HTMLSelectElement) this.#fates.chooseCrash();
      return this.#drawFates();
    } else return undefined;
    return "";
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

  #drawFates(): string {
    if (!this.#shown) return "";
    const { event, crashing } = this.#fates;
    return this.#fates.draw(foretell(this.#shown, event, crashing));
  }
}

/** To follow more would take seconds. */
const MOST = 60;
const UNFOLLOWED = `The lab follows the start of ${MOST} services at most. Below is what you had before.`;
