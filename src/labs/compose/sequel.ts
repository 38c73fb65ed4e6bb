import type { Stack } from "../../core/compose/model.ts";
import { part, writePart } from "../part.ts";
import { matrixOf } from "./matrix.ts";
import { MatrixView } from "./matrix-view.ts";

/** What comes of a stack when it runs: who reaches whom. */
export class Sequel {
  readonly #section: HTMLElement;
  readonly #matrix: MatrixView;

  constructor(lab: HTMLElement) {
    this.#section = part(lab, ".sequel", HTMLElement);
    this.#matrix = new MatrixView(part(lab, ".reach", HTMLElement));
  }

  /** Draws what comes of a stack; undefined leaves the last one, dimmed. */
  draw(stack: Stack | undefined): void {
    const isFollowed = stack !== undefined && stack.services.size <= MOST;
    this.#section.classList.toggle("stale", !isFollowed);
    writePart(this.#section, ".unfollowed", stack && !isFollowed ? UNFOLLOWED : "");
    if (isFollowed) this.#matrix.draw(matrixOf(stack));
  }

  /** Shows why a cell of the table that the reader came to is as it is. */
  follow(target: EventTarget | null): void {
    this.#matrix.follow(target);
  }

  /** Moves in the table; false for a key that is none of its own. */
  press(target: EventTarget | null, key: string): boolean {
    return this.#matrix.press(target, key);
  }
}

/** To follow more would take seconds. */
const MOST = 60;
const UNFOLLOWED = `The lab follows ${MOST} services at most. Below is what you had before.`;
