import { Address } from "./address.ts";
import type { OpenedLink } from "./lab-link.ts";
import type { LabState } from "./lab-state.ts";
import { Shelf } from "./shelf.ts";

/** Says where a lab keeps its state: in the address if the page is its own, else beside the other labs of the page. */
export function keeperOf(lab: HTMLElement): Keeper {
  return lab.dataset["ownsAddress"] === "yes" ? new Address() : new Shelf(lab.dataset["lab"] ?? "");
}

/** Keeps the state of a lab, so that it survives a reload. */
export interface Keeper {
  readonly keep: (state: LabState) => void;
  /** Gives what is kept, or why it cannot be shown; neither if there is nothing new. */
  readonly open: () => OpenedLink;
  readonly close: () => void;
}
