import { Drafts } from "../drafts.ts";
import { packLink, unpackLink } from "./link.ts";
import { isBlank, noteOf, readNote, writeNote, type Note } from "./note.ts";
import type { Workbench } from "./workbench.ts";

/** Keeps what the reader made: in this browser, and in the address, so that it can be shared. */
export class Keeper {
  readonly #drafts = new Drafts("context-lab");
  readonly #complain: (message: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The address as this lab wrote it. */
  #written = "";

  /** @param complain Told when something could not be kept. */
  constructor(complain: (message: string) => void) {
    this.#complain = complain;
  }

  /**
   * Keeps the bench in this browser now, and in the address when the reader has stopped for a moment.
   * @param place "first" needs no address as long as nothing was done to it; a reader's "own" project never gets one.
   */
  keep(bench: Workbench, place: "first" | "preset" | "own"): void {
    const note = noteOf(bench);
    const text = writeNote(note);
    if (!this.#drafts.keep(note.project, isBlank(note) ? undefined : text)) this.#complain(FULL);
    const isPlain = place === "own" || (place === "first" && isBlank(note));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#link(isPlain ? undefined : text), PAUSE);
  }

  /** Gives what was kept of a project in this browser. */
  read(project: string): Note | undefined {
    const text = this.#drafts.read(project);
    return text === undefined ? undefined : readNote(text);
  }

  /** Gives what the address says; undefined when that is nothing of this lab, or what it wrote itself. */
  async open(): Promise<Note | "broken" | undefined> {
    if (location.hash === this.#written) return undefined;
    const unpacked = await unpackLink(location.hash);
    if (unpacked.kind === "none") return undefined;
    return (unpacked.kind === "text" && readNote(unpacked.text)) || "broken";
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #link(text: string | undefined): Promise<void> {
    const link = text === undefined ? "" : await packLink(text);
    if (link === undefined) this.#complain(TOO_LONG);
    // An address that is a heading's stays until there is something to write.
    if (!link && !location.hash.startsWith("#context=")) return;
    this.#written = link ?? "";
    history.replaceState(history.state, "", link || location.pathname + location.search);
  }
}

/** How long the reader must have stopped before the address is written, in milliseconds: browsers limit how often. */
const PAUSE = 400;
const FULL = "This browser has no room to keep what you write: it is lost when you leave this page. Copy it before.";
const TOO_LONG = "This is too much for a link: it is kept in this browser only.";
