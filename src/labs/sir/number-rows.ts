import { COMPARTMENTS, type Compartment, type Epidemic } from "./epidemic.ts";
import { countsOn, listedDays } from "./table.ts";

/** The rows of the table, one for each day that it lists. Each holds its day as a button, and one of these is a stop of the Tab key. */
export class NumberRows {
  readonly #body: HTMLTableSectionElement;
  /** Kept here, because asking the document for its n-th row counts them all. */
  #rows: Row[] = [];
  #marked: Row | undefined;
  #stop: Row | undefined;

  constructor(body: HTMLTableSectionElement) {
    this.#body = body;
  }

  /** Writes all rows, after making as many as there are days to list. */
  write(epidemic: Epidemic): void {
    const days = listedDays(epidemic);
    this.#fit(days.length);
    for (const [n, { button, cells }] of this.#rows.entries()) {
      const day = days[n] ?? 0;
      setText(button, String(day));
      const texts = countsOn(day, epidemic);
      for (const [name, cell] of cells) setText(cell, texts[epidemic.compartments.indexOf(name)] ?? "");
    }
  }

  /** Marks one row, or none, and makes it the stop of the Tab key. */
  mark(index: number): void {
    const row = this.#rows[index];
    if (row === this.#marked) return;
    this.#marked?.element.removeAttribute("aria-current");
    this.#marked = row;
    if (!row) return;
    row.element.ariaCurrent = "true";
    this.#stopAt(row);
  }

  /** The index of the last row. */
  get last(): number {
    return this.#rows.length - 1;
  }

  at(index: number): HTMLElement | undefined {
    return this.#rows[index]?.element;
  }

  focus(index: number): void {
    this.#rows[index]?.button.focus({ preventScroll: true });
  }

  /** The row that an element lies in; -1 if none. */
  indexOf(target: EventTarget | null): number {
    const element = target instanceof Element ? target.closest("tr") : null;
    return this.#rows.findIndex((row) => row.element === element);
  }

  #fit(count: number): void {
    if (this.#rows.length === 0) this.#body.replaceChildren();
    for (const { element } of this.#rows.splice(count)) element.remove();
    const made = Array.from({ length: count - this.#rows.length }, makeRow);
    this.#rows.push(...made);
    this.#body.append(...made.map(({ element }) => element));
    if (!this.#stop?.element.isConnected && this.#rows[0]) this.#stopAt(this.#rows[0]);
  }

  #stopAt(row: Row): void {
    if (this.#stop) this.#stop.button.tabIndex = -1;
    this.#stop = row;
    row.button.tabIndex = 0;
  }
}

function makeRow(): Row {
  const element = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  head.append(button);
  const cells = COMPARTMENTS.map((name) => [name, cellOf(name)] as const);
  head.className = "number";
  element.append(head, ...cells.map(([, cell]) => cell));
  return { element, button, cells };
}

function cellOf(name: Compartment): HTMLTableCellElement {
  const cell = document.createElement("td");
  cell.className = "number";
  cell.dataset["compartment"] = name;
  return cell;
}

function setText(cell: HTMLElement, text: string): void {
  if (cell.textContent !== text) cell.textContent = text;
}

interface Row {
  readonly element: HTMLTableRowElement;
  readonly button: HTMLButtonElement;
  /** Beside the day. */
  readonly cells: readonly (readonly [Compartment, HTMLElement])[];
}
