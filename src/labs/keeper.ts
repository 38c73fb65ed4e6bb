import { Drafts } from "./drafts.ts";
import { packLink, unpackLink } from "./packed-link.ts";

/** Keeps what a reader made in a lab: in this browser, and in the address, so that it can be shared. */
export class Keeper {
  readonly #lab: string;
  readonly #drafts: Drafts;
  readonly #complain: (message: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The address as this lab wrote it. */
  #written = "";

  /**
   * @param lab Begins its part of an address, and names its drafts.
   * @param complain Told when something could not be kept.
   */
  constructor(lab: string, complain: (message: string) => void) {
    this.#lab = lab;
    this.#drafts = new Drafts(`${lab}-lab`);
    this.#complain = complain;
  }

  /** Keeps a draft in this browser now; undefined forgets it. */
  keep(name: string, draft: string | undefined): void {
    if (!this.#drafts.keep(name, draft)) this.#complain(FULL);
  }

  /** Gives what was kept under a name in this browser. */
  read(name: string): string | undefined {
    return this.#drafts.read(name);
  }

  /** Writes a state into the address when the reader has stopped for a moment; undefined leaves the address plain. */
  link(state: string | undefined): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#link(state), PAUSE);
  }

  /** Gives the state in the address; undefined when that is nothing of this lab, or what it wrote itself. */
  async open(): Promise<Opened | undefined> {
    if (location.hash === this.#written) return undefined;
    const unpacked = await unpackLink(this.#lab, location.hash);
    if (unpacked.kind === "none") return undefined;
    return unpacked.kind === "text" ? unpacked : { kind: "broken" };
  }

  /** Copies a link to a state for the reader, and says whether that went well. @param page The address of the lab's page. */
  async copy(state: string, page: string): Promise<string> {
    const link = await packLink(this.#lab, state);
    if (link === undefined) return TOO_LONG;
    const isDone = await navigator.clipboard.writeText(new URL(page + link, location.href).href).then(
      () => true,
      () => false,
    );
    return isDone ? "The link is copied." : "This browser does not let the page copy the link.";
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #link(state: string | undefined): Promise<void> {
    const link = state === undefined ? "" : await packLink(this.#lab, state);
    if (link === undefined) this.#complain(TOO_LONG);
    // An address that is a heading's stays until there is something to write.
    if (!link && !location.hash.startsWith(`#${this.#lab}=`)) return;
    this.#written = link ?? "";
    history.replaceState(history.state, "", link || location.pathname + location.search);
  }
}

/** What the address holds. */
export type Opened = { readonly kind: "broken" } | { readonly kind: "text"; readonly text: string };

/** How long the reader must have stopped before the address is written, in milliseconds: browsers limit how often. */
const PAUSE = 400;
const FULL = "This browser has no room to keep what you write: it is lost when you leave this page. Copy it before.";
const TOO_LONG = "This is too much for a link: it is kept in this browser only.";
