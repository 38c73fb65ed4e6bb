import type { Ending } from "../../runtimes/runtime.ts";
import { Drafts } from "../drafts.ts";
import { findPart, part } from "../part.ts";
import type { CellEditor } from "./cell-editor.ts";
import type { Check } from "./language.ts";
import { Pane } from "./pane.ts";

const NOT_KEPT = "This browser does not let the page keep your edits: they stay until you leave it.";

/** Lets the reader change, run and check the code that RunCell.astro rendered. What that needs is loaded at first use. */
export class RunCell extends HTMLElement {
  readonly #drafts = new Drafts("cell");
  #listening = new AbortController();
  #running: AbortController | undefined;
  #panes: readonly Pane[] = [];
  #editors: Promise<readonly CellEditor[]> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#panes = [...this.querySelectorAll<HTMLElement>(".pane")].map((root) => new Pane(root));
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.#enable();
    if (this.#readDraft()) void this.#edit();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#running?.abort();
    void this.#closeEditors();
  }

  #click({ target }: Event): void {
    if (!(target instanceof Element)) return;
    const pressed = target.closest<HTMLElement>("[data-do]")?.dataset["do"];
    if (pressed === "run") void this.#run([]);
    else if (pressed === "check") void this.#run(this.#checks());
    else if (pressed === "stop") this.#running?.abort();
    else if (pressed === "reset") void this.#reset();
    else if (pressed === "edit") void this.#edit(this.#panes.length - 1);
    else this.#clickCode(target);
  }

  /** A click into the code starts to edit it; marking some of it does not. */
  #clickCode(target: Element): void {
    const index = this.#panes.findIndex(({ pre }) => pre.contains(target));
    if (index !== -1 && getSelection()?.isCollapsed !== false) void this.#edit(index);
  }

  async #run(checks: readonly Check[]): Promise<void> {
    const { manifest } = this.dataset;
    if (manifest === undefined || this.#running) return;
    const running = new AbortController();
    this.#running = running;
    this.#enable();
    this.#fail("");
    await this.#attempt(async () => {
      const { runCell } = await import("./cell-run.ts");
      const ending = await runCell({
        cell: this,
        path: this.dataset["path"] ?? "",
        manifest,
        texts: this.#panes.map(({ text }) => text),
        files: JSON.parse(this.dataset["files"] ?? "{}"),
        checks,
        right: this.dataset["right"] ?? "",
        signal: running.signal,
      });
      await this.#mark(ending);
    });
    this.#running = undefined;
    part(this, "progress", HTMLElement).hidden = true;
    this.#enable();
  }

  /** Marks the line of an error in the editor, which opens for it. */
  async #mark(ending: Ending | undefined): Promise<void> {
    const error = ending?.kind === "failed" ? ending.error : undefined;
    if (error?.line === undefined && !this.#editors) return;
    const editors = await this.#edit();
    for (const editor of editors) {
      editor.clear();
      if (error) editor.mark(error);
    }
  }

  async #edit(focused?: number): Promise<readonly CellEditor[]> {
    this.#editors ??= this.#openEditors();
    const editors = await this.#editors.catch(() => undefined);
    if (!editors) {
      this.#editors = undefined;
      this.#fail("The editor did not arrive. Check the connection, then press Edit again. Run works without it.");
      return [];
    }
    if (focused !== undefined) editors[focused]?.focus();
    return editors;
  }

  async #closeEditors(): Promise<void> {
    const editors = await this.#editors?.catch(() => []);
    for (const editor of editors ?? []) editor.close();
    this.#editors = undefined;
  }

  async #openEditors(): Promise<readonly CellEditor[]> {
    const [{ openCellEditor }, { firstLines }] = await Promise.all([
      import("./cell-editor.ts"),
      import("./program.ts"),
    ]);
    const panes = this.#panes;
    part(this, "[data-do=edit]", HTMLElement).hidden = true;
    return panes.map((pane, index) =>
      openCellEditor(pane.giveWay(), {
        path: this.dataset["path"] ?? "",
        text: pane.text,
        label: pane.label,
        firstLine: () => firstLines(panes.map(({ text }) => text))[index] ?? 1,
        onType: (text) => this.#type(pane, text),
        onRun: () => void this.#run([]),
      }),
    );
  }

  #type(pane: Pane, text: string): void {
    pane.text = text;
    const isChanged = this.#panes.some((each) => each.isChanged);
    const draft = isChanged ? JSON.stringify(this.#panes.map((each) => each.text)) : undefined;
    if (!this.#drafts.keep(this.#name(), draft)) this.#fail(NOT_KEPT);
  }

  /** Puts the code, and the engine where nothing runs, back to how they were. */
  async #reset(): Promise<void> {
    for (const pane of this.#panes) pane.restore();
    this.#drafts.keep(this.#name(), undefined);
    this.#fail("");
    part(this, ".run-output", HTMLElement).hidden = true;
    part(this, ".state", HTMLElement).textContent = "The code is as it was.";
    const editors = (await this.#editors) ?? [];
    for (const [index, editor] of editors.entries()) {
      editor.clear();
      editor.setText(this.#panes[index]?.text ?? "");
    }
    await this.#attempt(async () => {
      const { resetEngine } = await import("./cell-run.ts");
      await resetEngine(this.dataset["path"] ?? "");
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      part(this, ".state", HTMLElement).textContent = "";
      this.#fail(describeFailure(error));
    }
  }

  /** Shows what was kept of an earlier visit, and says whether there was something. */
  #readDraft(): boolean {
    const draft = this.#drafts.read(this.#name());
    if (draft === undefined) return false;
    const texts: unknown = parse(draft);
    if (!Array.isArray(texts) || texts.length !== this.#panes.length) return false;
    for (const [index, pane] of this.#panes.entries()) pane.text = String(texts[index]);
    return true;
  }

  #fail(text: string): void {
    const failure = part(this, ".run-failure", HTMLElement);
    failure.textContent = text;
    failure.hidden = text === "";
  }

  #enable(): void {
    const [idle, busy] = [!this.#running && "manifest" in this.dataset, this.#running !== undefined];
    const enabled = { run: idle, check: idle, stop: busy, reset: !busy, edit: true };
    for (const [name, on] of Object.entries(enabled)) {
      const button = findPart(this, `[data-do=${name}]`, HTMLButtonElement);
      if (button) button.disabled = !on;
    }
  }

  #name(): string {
    return `${location.pathname}#${this.dataset["name"] ?? ""}`;
  }

  #checks(): readonly Check[] {
    return JSON.parse(this.dataset["checks"] ?? "[]");
  }
}

/** Failures of loading explain themselves. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "LoadFailure") return error.message;
  if (error instanceof TypeError && error.message.includes("module")) {
    return "A script of this page did not arrive. Check the connection, then try again. Your code is kept.";
  }
  return `The cell could not run: ${error.message}. Your code is kept. Reload the page, then try again.`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

customElements.define("run-cell", RunCell);
