import { part } from "../part.ts";
import { EditForm } from "./edit-form.ts";
import { FileTree } from "./file-tree.ts";
import { HintList } from "./hint-list.ts";
import { hintsOf } from "./hints.ts";
import { report } from "./report.ts";
import { Rules } from "./rules.ts";
import type { Shelf } from "./shelf.ts";
import type { Study } from "./study.ts";
import { ignoreNameOf, rulesOf } from "./workbench.ts";

/** The markup of a context lab, once there are scripts: its parts, and what is drawn in all of them together. */
export class View {
  readonly rules: Rules;
  readonly hints: HintList;
  readonly tree: FileTree;
  readonly form: EditForm;
  readonly #lab: Element;

  /** Makes what the server rendered ready to be used. */
  constructor(lab: Element) {
    this.#lab = lab;
    this.rules = new Rules(lab);
    this.hints = new HintList(lab);
    this.tree = new FileTree(lab);
    this.form = new EditForm(lab);
    for (const control of lab.querySelectorAll<HTMLButtonElement>("[disabled]")) control.disabled = false;
    part(lab, ".keys", HTMLElement).hidden = false;
  }

  /** Draws what stands on the bench, before it is known what comes of it. */
  drawBench({ bench, canUndo, canRedo }: Pick<Shelf, "bench" | "canUndo" | "canRedo">): void {
    const name = ignoreNameOf(bench);
    const isThere = bench.files.some(({ path }) => path === name);
    this.rules.draw({ name, isThere, isOn: bench.isOn, text: rulesOf(bench) });
    for (const radio of this.#lab.querySelectorAll<HTMLInputElement>(".switch input"))
      radio.checked = (radio.value === "on") === bench.isOn;
    this.#button("undo").disabled = !canUndo;
    this.#button("redo").disabled = !canRedo;
  }

  /** Draws what comes of it. */
  draw(study: Study): void {
    const { outcome, lines, secrets } = study;
    this.setBusy(false);
    this.rules.mark(study);
    this.hints.draw(hintsOf(study));
    this.tree.draw({ outcome, lines, secrets: new Set(secrets.map(({ path }) => path)) });
    report(this.#lab, study);
    this.drawTools();
  }

  /** Says what the buttons beside the tree act upon. */
  drawTools(): void {
    const node = this.tree.selected;
    part(this.#lab, "[data-part=selected]", HTMLElement).textContent = node?.path ?? "nothing";
    for (const action of ["rename", "resize", "delete"]) this.#button(action).disabled = node === undefined;
  }

  /** Makes ready for another project. */
  change(name: string): void {
    const select = part(this.#lab, "[name=project]", HTMLSelectElement);
    if (![...select.options].some(({ value }) => value === name)) select.add(new Option(name));
    select.value = name;
    this.form.close();
    this.tree.reset();
  }

  /** Whether what is shown is that of a moment ago. */
  setBusy(isBusy: boolean): void {
    part(this.#lab, ".files", HTMLElement).ariaBusy = String(isBusy);
  }

  notice(message: string): void {
    part(this.#lab, "[data-part=notice]", HTMLElement).textContent = message;
  }

  #button(action: string): HTMLButtonElement {
    return part(this.#lab, `[data-do="${action}"]`, HTMLButtonElement);
  }
}
