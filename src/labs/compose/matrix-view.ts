import { part, writePart } from "../part.ts";
import type { Cell, Matrix, MatrixRow } from "./matrix.ts";
import { leftOut, nameOfCell, START } from "./matrix-words.ts";

/** Which way an arrow key leads: rows and columns. */
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The table of who reaches whom, as MatrixTable.astro renders it: one stop for the Tab key, arrows move in it. */
export class MatrixView {
  readonly #place: HTMLElement;
  #matrix: Matrix = { columns: [], rows: [], left: 0 };

  /** @param place The section with the table and the place of its reasons. */
  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** Draws a table. One that stands there already stays, with the cell that the reader came to. */
  draw(matrix: Matrix): void {
    const isThere = this.#shows(matrix);
    this.#matrix = matrix;
    if (!isThere) this.#write(matrix);
    const [first, ...others] = this.#buttons();
    for (const button of others) button.tabIndex = -1;
    if (first) first.tabIndex = 0;
    writePart(this.#place, ".reason", START);
    writePart(this.#place, ".left", leftOut(matrix.left));
    this.follow(this.#place.querySelector("[data-chosen]"));
  }

  #shows({ columns, rows }: Matrix): boolean {
    const labels = rows.flatMap(({ name, cells }) =>
      cells.map((cell, index) => nameOfCell(name, columns[index] ?? "", cell)),
    );
    const buttons = [...this.#buttons()];
    return labels.length === buttons.length && buttons.every((button, at) => button.ariaLabel === labels[at]);
  }

  #write({ columns, rows }: Matrix): void {
    const heads = columns.map((column) => headOf(column, "col"));
    part(this.#place, "thead tr", HTMLElement).replaceChildren(document.createElement("td"), ...heads);
    part(this.#place, "tbody", HTMLElement).replaceChildren(...rows.map((row) => rowOf(row, columns)));
  }

  /** Shows the reason of a cell that the reader came to. */
  follow(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest("tbody button") : null;
    if (!(button instanceof HTMLButtonElement) || !this.#place.contains(button)) return;
    for (const other of this.#buttons()) {
      other.tabIndex = other === button ? 0 : -1;
      other.toggleAttribute("data-chosen", other === button);
    }
    const cell = this.#cellOf(button);
    if (cell) writePart(this.#place, ".reason", cell.reason);
  }

  /** Moves to the next cell; false for a key that is none of the table's. */
  press(target: EventTarget | null, key: string): boolean {
    const way = WAYS[key];
    const cell = target instanceof Element ? target.closest("td") : null;
    const row = cell?.closest("tr");
    if (!way || !cell || !row || !this.#place.contains(cell)) return false;
    const to = row.parentElement?.children[indexIn(row) + way[0]]?.children[cell.cellIndex + way[1]];
    to?.querySelector("button")?.focus();
    return true;
  }

  #buttons(): NodeListOf<HTMLButtonElement> {
    return this.#place.querySelectorAll("tbody button");
  }

  #cellOf(button: Element): Cell | undefined {
    const cell = button.closest("td");
    const row = cell?.closest("tr");
    return row && cell ? this.#matrix.rows[indexIn(row)]?.cells[cell.cellIndex - 1] : undefined;
  }
}

function indexIn(row: Element): number {
  return [...(row.parentElement?.children ?? [])].indexOf(row);
}

function headOf(name: string, scope: "col" | "row"): HTMLElement {
  const head = document.createElement("th");
  head.scope = scope;
  head.textContent = name;
  return head;
}

function rowOf({ name, cells }: MatrixRow, columns: readonly string[]): HTMLElement {
  const row = document.createElement("tr");
  row.append(headOf(name, "row"), ...cells.map((cell, index) => cellOf(cell, name, columns[index] ?? "")));
  return row;
}

function cellOf(cell: Cell, from: string, to: string): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset["kind"] = cell.kind;
  button.setAttribute("aria-label", nameOfCell(from, to, cell));
  button.textContent = cell.text;
  const place = document.createElement("td");
  place.append(button);
  return place;
}
