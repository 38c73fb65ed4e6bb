import { part } from "../part.ts";
import { writeMoreRow, writeRow, type Shown } from "./file-row.ts";
import { listRows, type Row } from "./rows.ts";
import type { TreeNode } from "./tree.ts";
import { stepOf } from "./walk.ts";

/**
 * The table that ContextLab.astro rendered, as a tree to walk in: a tree grid whose rows take the focus. Only what lies
 * in open folders is in the page. One row is always selected; the buttons beside the tree act upon it.
 */
export class FileTree {
  readonly #body: HTMLTableSectionElement;
  readonly #form: HTMLTableRowElement;
  readonly #folders = new Set<string>();
  readonly #asked = new Map<string, number>();
  #elements: ReadonlyMap<string, HTMLTableRowElement> = new Map();
  #rows: readonly Row[] = [];
  #shown: Shown | undefined;
  #selected = "";

  constructor(lab: Element) {
    const table = part(lab, ".files table", HTMLTableElement);
    table.setAttribute("role", "treegrid");
    this.#body = part(table, "tbody", HTMLTableSectionElement);
    const template = part(lab, "[data-part=row-form]", HTMLTemplateElement);
    const form = template.content.querySelector("tr");
    if (!form) throw new Error("<context-lab> has no row to copy: ContextLab.astro must render one.");
    this.#form = form;
  }

  /** The file or folder of the selected row. */
  get selected(): TreeNode | undefined {
    const row = this.#rows[this.#index];
    return row?.kind === "node" ? this.#shown?.outcome.tree[row.place] : undefined;
  }

  draw(shown: Shown): void {
    this.#shown = shown;
    this.#rows = listRows(shown.outcome.tree, { folders: this.#folders, asked: this.#asked });
    this.#keepSelection();
    const elements = new Map<string, HTMLTableRowElement>();
    for (const row of this.#rows) elements.set(this.#keyOf(row), this.#drawRow(row, shown));
    const hadFocus = this.#body.contains(document.activeElement);
    this.#elements = elements;
    this.#lay([...elements.values()]);
    if (hadFocus) this.focus();
  }

  /** Selects a file or folder, and opens the folders above it. */
  select(path: string): void {
    for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1))
      this.#folders.add(path.slice(0, end));
    this.#selected = path;
    if (this.#shown) this.draw(this.#shown);
  }

  /** Closes every folder, for another project. */
  reset(): void {
    this.#folders.clear();
    this.#asked.clear();
    this.#selected = "";
  }

  focus(): void {
    this.#elements.get(this.#selected)?.focus();
  }

  /** Selects the row that took the focus. Gives false when none did. */
  follow(target: EventTarget | null): boolean {
    const element = target instanceof Element ? target.closest("tr") : null;
    const found = [...this.#elements].find(([, each]) => each === element);
    if (!found) return false;
    if (found[0] !== this.#selected) this.select(found[0]);
    return true;
  }

  /** Opens or closes the row that was clicked. Gives false when none was. */
  click(target: EventTarget | null): boolean {
    if (!this.follow(target)) return false;
    this.focus();
    this.press("Enter");
    return true;
  }

  /** Moves in the tree. Gives false for a key that does nothing here. */
  press(key: string): boolean {
    if (!this.#shown) return false;
    const step = stepOf(key, this.#rows, this.#index, this.#shown.outcome.tree);
    if (step?.kind === "toggle") this.#toggle(this.#rows[this.#index]);
    else if (step) this.#selected = this.#keyOf(this.#rows[step.index]);
    else return false;
    this.draw(this.#shown);
    return true;
  }

  #toggle(row: Row | undefined): void {
    if (row?.kind === "more") {
      this.#asked.set(row.folder, (this.#asked.get(row.folder) ?? 0) + 1);
      // The first of those that are shown now.
      this.#selected = "";
      const index = this.#rows.indexOf(row);
      if (this.#shown) this.#rows = listRows(this.#shown.outcome.tree, { folders: this.#folders, asked: this.#asked });
      this.#selected = this.#keyOf(this.#rows[index]);
    } else if (row?.isOpen) this.#folders.delete(this.#selected);
    else this.#folders.add(this.#selected);
  }

  get #index(): number {
    return this.#rows.findIndex((row) => this.#keyOf(row) === this.#selected);
  }

  /** When the selected row is gone, the one that took its place is selected. */
  #keepSelection(): void {
    if (this.#index !== -1) return;
    const before = [...this.#elements.keys()].indexOf(this.#selected);
    this.#selected = this.#keyOf(this.#rows[Math.min(Math.max(before, 0), this.#rows.length - 1)]);
  }

  #drawRow(row: Row, shown: Shown): HTMLTableRowElement {
    const key = this.#keyOf(row);
    const element = this.#elements.get(key) ?? document.importNode(this.#form, true);
    element.setAttribute("role", "row");
    element.tabIndex = key === this.#selected ? 0 : -1;
    element.ariaSelected = String(key === this.#selected);
    if (row.kind === "node") writeRow(element, row, shown);
    else writeMoreRow(element, row);
    return element;
  }

  /** Leaves the rows where they are when they are the same: to move one takes the focus from it. */
  #lay(elements: readonly HTMLTableRowElement[]): void {
    const { rows } = this.#body;
    if (rows.length === elements.length && elements.every((each, index) => rows[index] === each)) return;
    this.#body.replaceChildren(...elements);
  }

  /** Rows that stand for more have a character before their folder that no path has. */
  #keyOf(row: Row | undefined): string {
    if (!row) return "";
    return row.kind === "more" ? `\0${row.folder}` : (this.#shown?.outcome.tree[row.place]?.path ?? "");
  }
}
