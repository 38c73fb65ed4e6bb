import { part } from "../part.ts";
import { AnswerForm } from "./answer-form.ts";

/** An answer that is typed into one field. Enter checks it; in a field of more lines, Shift and Enter begins another line. */
export abstract class TypedAnswer<Task> extends AnswerForm<Task> {
  protected override read(): string {
    return this.#field.value;
  }

  protected override write(answer: string): void {
    this.#field.value = answer;
  }

  protected override listen(signal: AbortSignal): void {
    super.listen(signal);
    this.addEventListener("keydown", (event) => this.#press(event), { signal });
  }

  /** A line that ends with a backslash goes on, as in a shell. */
  #press(event: KeyboardEvent): void {
    const field = this.#field;
    if (
      event.target !== field ||
      event.key !== "Enter" ||
      event.shiftKey ||
      event.isComposing ||
      field instanceof HTMLInputElement
    )
      return;
    if (field.value.slice(0, field.selectionStart).trimEnd().endsWith("\\")) return;
    event.preventDefault();
    part(this, "form", HTMLFormElement).requestSubmit();
  }

  get #field(): HTMLInputElement | HTMLTextAreaElement {
    const field = this.querySelector("input, textarea");
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field;
    throw new Error(`<${this.localName}> has no field: its .astro file must render one.`);
  }
}
