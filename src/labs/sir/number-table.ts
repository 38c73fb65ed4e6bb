import { part } from "../part.ts";
import type { Epidemic } from "./epidemic.ts";
import { NumberRows } from "./number-rows.ts";
import { listedDays, rowOf } from "./table.ts";

/**
 * The table that says the same in numbers, a row for each day. The row of the day that is read is marked and in view; a row that
 * is pointed at, or has the focus, is read. It costs nothing until it is opened.
 */
export class NumberTable {
  readonly #box: HTMLDetailsElement;
  readonly #scroller: HTMLElement;
  readonly #rows: NumberRows;
  readonly #read: (day: number | undefined) => void;
  #epidemic: Epidemic;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The row of the day that is read; -1 if none is. */
  #marked = -1;
  #isPointedAt = false;

  /** @param read Reads a day that the reader points at here, or none any more. */
  constructor(lab: Element, epidemic: Epidemic, read: (day: number | undefined) => void, signal: AbortSignal) {
    this.#box = part(lab, "details.numbers", HTMLDetailsElement);
    this.#scroller = part(this.#box, ".scroll", HTMLElement);
    const body = part(this.#box, "tbody", HTMLTableSectionElement);
    this.#rows = new NumberRows(body);
    this.#read = read;
    this.#epidemic = epidemic;
    this.#chooseColumns();
    this.#box.addEventListener("toggle", () => this.#open(), { signal });
    window.addEventListener("beforeprint", () => this.#write(), { signal });
    body.addEventListener("pointerover", ({ target }) => this.#point(target), { signal });
    body.addEventListener("focusin", ({ target }) => this.#point(target), { signal });
    body.addEventListener("pointerleave", () => this.#goBackTo(document.activeElement), { signal });
    body.addEventListener("focusout", ({ relatedTarget }) => this.#goBackTo(relatedTarget), { signal });
    body.addEventListener("keydown", (event) => this.#press(event), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  /** Goes on with another run, some times a second: to lay so many rows out again takes longer than a frame on a slow phone. */
  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    this.#chooseColumns();
    if (this.#box.open) this.#timer ??= setTimeout(() => this.#write(), PAUSE);
  }

  /** Marks the row of a day, or none, and brings it into view unless it was pointed at here. */
  mark(day: number | undefined): void {
    const marked = day === undefined ? -1 : rowOf(day, this.#epidemic);
    if (marked === this.#marked) return;
    this.#marked = marked;
    if (!this.#box.open) return;
    this.#rows.mark(this.#marked);
    if (!this.#isPointedAt) this.#reveal();
  }

  #open(): void {
    if (!this.#box.open) return;
    this.#write();
    this.#reveal();
  }

  /** Only some models have people who are exposed. */
  #chooseColumns(): void {
    this.#box.dataset["exposed"] = this.#epidemic.compartments.includes("exposed") ? "yes" : "no";
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#rows.write(this.#epidemic);
    this.#rows.mark(this.#marked);
  }

  /** Scrolls the table, and never the page, until the marked row stands in its middle, unless it is in view already. */
  #reveal(): void {
    const row = this.#rows.at(this.#marked);
    if (!row) return;
    const { offsetTop, offsetHeight } = row;
    const { scrollTop, clientHeight } = this.#scroller;
    const isInView =
      offsetTop >= scrollTop + 2 * offsetHeight && offsetTop + 2 * offsetHeight <= scrollTop + clientHeight;
    if (!isInView) this.#scroller.scrollTop = offsetTop - (clientHeight - offsetHeight) / 2;
  }

  #point(target: EventTarget | null): void {
    const index = this.#rows.indexOf(target);
    if (index !== -1) this.#readHere(index);
  }

  /** Reads on at the row that has the focus, if one has. */
  #goBackTo(target: EventTarget | null): void {
    const focused = this.#rows.indexOf(target);
    this.#readHere(focused === -1 ? undefined : focused);
  }

  #readHere(row: number | undefined): void {
    this.#isPointedAt = true;
    this.#read(row === undefined ? undefined : listedDays(this.#epidemic)[row]);
    this.#isPointedAt = false;
  }

  #press(event: KeyboardEvent): void {
    const index = this.#rows.indexOf(event.target);
    if (index === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = rowAfterKey(event.key, index, this.#rows.last);
    if (next === undefined) return;
    event.preventDefault();
    this.#rows.focus(next);
    this.#reveal();
    // Whoever moves the focus wants to see it: here the page may scroll too.
    this.#rows.at(next)?.scrollIntoView({ block: "nearest" });
  }
}

/** In milliseconds. */
const PAUSE = 100;

function rowAfterKey(key: string, row: number, last: number): number | undefined {
  const target = new Map([
    ["ArrowDown", row + 1],
    ["ArrowUp", row - 1],
    ["PageDown", row + 10],
    ["PageUp", row - 10],
    ["Home", 0],
    ["End", last],
  ]).get(key);
  return target === undefined ? undefined : Math.min(last, Math.max(0, target));
}
