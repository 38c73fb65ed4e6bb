import { findJsonProblem } from "../../core/json/problem.ts";
import { part } from "../part.ts";
import type { JsonEditor } from "./json-editor.ts";

/**
 * The JSON body of a request form. The textarea holds the text; once the reader goes to it, an editor opens in its place.
 * What is wrong with the text is said by line. It may be sent all the same, to see what a service answers to it.
 */
export class JsonField {
  readonly #area: HTMLTextAreaElement;
  readonly #place: HTMLElement;
  readonly #problem: HTMLElement;
  readonly #signal: AbortSignal;
  #editor: JsonEditor | undefined;
  #opening: Promise<void> | undefined;

  constructor(form: HTMLFormElement, signal: AbortSignal) {
    this.#area = part(form, "[name=body]", HTMLTextAreaElement);
    this.#place = part(form, ".editor", HTMLElement);
    this.#problem = part(form, "[data-part=json]", HTMLElement);
    this.#signal = signal;
    this.#area.addEventListener("focus", () => void this.open(), { signal });
    this.#area.addEventListener("input", () => this.#draw(), { signal });
    signal.addEventListener("abort", () => this.#close());
  }

  /** Opens the editor, with the cursor where it was in the textarea. Where its script does not arrive the textarea stays. */
  async open(): Promise<void> {
    this.#opening ??= this.#open().catch(() => (this.#opening = undefined));
    await this.#opening;
  }

  async #open(): Promise<void> {
    const { openJsonEditor } = await import("./json-editor.ts");
    if (this.#signal.aborted) return;
    const hadFocus = document.activeElement === this.#area;
    const { value, selectionStart, selectionEnd } = this.#area;
    this.#area.hidden = true;
    this.#place.hidden = false;
    this.#editor = openJsonEditor(this.#place, { text: value, label: "JSON body", onType: (text) => this.#take(text) });
    if (hadFocus) this.#editor.select(selectionStart, selectionEnd);
    this.#draw();
  }

  #take(text: string): void {
    this.#area.value = text;
    this.#draw();
  }

  #draw(): void {
    const { value } = this.#area;
    const problem = value.trim() === "" ? undefined : findJsonProblem(value);
    this.#problem.textContent = problem ? `Line ${problem.line}: ${problem.message}.` : "";
    this.#editor?.show(value, problem);
  }

  #close(): void {
    this.#editor?.close();
    this.#editor = undefined;
    this.#opening = undefined;
    this.#area.hidden = false;
    this.#place.hidden = true;
  }
}
