import { readLink, writeLink, type OpenedLink } from "./lab-link.ts";
import type { LabState } from "./lab-state.ts";

/** Keeps the state of a lab in the address of its page, so that it survives a reload and can be shared. */
export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What this lab wrote last. */
  #written = "";

  /** Puts a state into the address when the reader has stopped for a moment. */
  keep(state: LabState): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#written = writeLink(state);
      history.replaceState(history.state, "", this.#written);
    }, PAUSE);
  }

  /** Reads the address; gives nothing if it holds no state, or the one that this lab wrote. */
  open(): OpenedLink {
    return location.hash === this.#written ? {} : readLink(location.hash);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

/** Browsers refuse an address that changes more often, in milliseconds. */
const PAUSE = 300;
