import type { Ending, Output } from "../../runtimes/runtime.ts";
import { part } from "../part.ts";
import { drawLines } from "./draw-lines.ts";

/** Shows what one run puts out: text, the value of its last expression, plots, and an error's trace. */
export class OutputView {
  readonly #section: HTMLElement;
  readonly #text: HTMLPreElement;
  readonly #plots: HTMLElement;

  /** Empties the section for a new run. */
  constructor(section: HTMLElement) {
    this.#section = section;
    this.#text = part(section, "pre", HTMLPreElement);
    this.#plots = part(section, ".plots", HTMLElement);
    this.#text.replaceChildren();
    this.#plots.replaceChildren();
  }

  add(output: Output): void {
    this.#section.hidden = false;
    if (output.kind === "plot") {
      if (output.plot.kind === "lines") this.#plots.append(drawLines(output.plot));
    } else this.#write(output.kind, output.text);
  }

  end(ending: Ending): void {
    if (ending.kind === "failed") this.add({ kind: "stderr", text: ending.error.trace });
  }

  hide(): void {
    this.#section.hidden = true;
  }

  #write(kind: string, text: string): void {
    const last = this.#text.lastElementChild;
    if (last?.className === kind) {
      last.append(text);
      return;
    }
    const piece = document.createElement("span");
    piece.className = kind;
    piece.append(text);
    this.#text.append(piece);
  }
}
