import { part } from "../part.ts";
import type { ProjectFile } from "./preset.ts";
import type { Editor } from "./editor.ts";
import { namesIn } from "./known-names.ts";
import type { Trouble } from "./trouble.ts";

/** The files of the bench, one of them open: in a text field, and in an editor when that has come. */
export class FileDesk {
  readonly #lab: HTMLElement;
  readonly #area: HTMLTextAreaElement;
  readonly #tabs: HTMLElement;
  #editor: Editor | undefined;
  #files: readonly ProjectFile[] = [];
  #troubles: readonly Trouble[] = [];
  #open = "";

  constructor(lab: HTMLElement) {
    this.#lab = lab;
    this.#area = part(lab, "textarea", HTMLTextAreaElement);
    this.#tabs = part(lab, ".tabs", HTMLElement);
  }

  /** The file that is open. */
  get path(): string {
    return this.#open;
  }

  /** The text in the text field. */
  get text(): string {
    return this.#area.value;
  }

  /** Puts an editor in the place of the text field. */
  async edit(onType: (path: string, text: string) => void, signal: AbortSignal): Promise<void> {
    const { openEditor } = await import("./editor.ts");
    if (signal.aborted) return;
    const host = part(this.#lab, ".editor", HTMLElement);
    host.hidden = false;
    this.#area.hidden = true;
    this.#editor = openEditor(host, onType, () => namesIn(this.#files));
    this.open(this.#open);
  }

  /** Shows files; the one that was open stays so if it is still there. */
  show(files: readonly ProjectFile[]): void {
    const isSame = files.length === this.#files.length && files.every(({ path }, at) => path === this.#files[at]?.path);
    this.#files = files;
    if (!isSame) this.#drawTabs();
    this.#display(files.some(({ path }) => path === this.#open) ? this.#open : (files[0]?.path ?? ""));
  }

  /** Whether something chooses one of the files. */
  owns(target: Element): boolean {
    return this.#tabs.contains(target);
  }

  open(path: string): void {
    this.#display(path);
    this.#editor?.mark(path, this.#troubles);
  }

  #display(path: string): void {
    this.#open = path;
    const text = this.#files.find((file) => file.path === path)?.text ?? "";
    if (this.#area.value !== text) this.#area.value = text;
    this.#area.setAttribute("aria-label", path);
    this.#editor?.show(path, text);
    for (const tab of this.#tabs.querySelectorAll("input")) tab.checked = tab.value === path;
  }

  /** Marks what is said of the files, and says at each tab how much. */
  mark(troubles: readonly Trouble[]): void {
    this.#troubles = troubles;
    this.#editor?.mark(this.#open, troubles);
    for (const tab of this.#tabs.querySelectorAll("label")) {
      const path = tab.querySelector("input")?.value;
      tab.classList.toggle(
        "wrong",
        troubles.some(({ where, severity }) => severity === "error" && where?.path === path),
      );
    }
  }

  /** Opens a file at a stretch of its text, and goes there. */
  select(path: string, start: number, end: number): void {
    this.open(path);
    if (this.#editor) return this.#editor.select(start, end);
    this.#area.focus();
    this.#area.setSelectionRange(start, end);
  }

  close(): void {
    this.#editor?.close();
    this.#editor = undefined;
  }

  #drawTabs(): void {
    const form = part(this.#lab, "template[data-part=tab]", HTMLTemplateElement);
    const tabs = this.#files.map(({ path }) => {
      const tab = form.content.cloneNode(true);
      if (!(tab instanceof DocumentFragment)) throw new Error("<compose-lab> has no form for a tab.");
      const input = part(tab.children[0] ?? this.#lab, "input", HTMLInputElement);
      input.value = path;
      part(tab.children[0] ?? this.#lab, "span", HTMLElement).textContent = path;
      return tab;
    });
    const legend = part(this.#tabs, "legend", HTMLElement);
    this.#tabs.replaceChildren(legend, ...tabs);
  }
}
