import type { Ending, Output } from "../../runtimes/runtime.ts";
import { part } from "../part.ts";
import { drawLines } from "./draw-lines.ts";
import { showPicture } from "./show-picture.ts";

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
      const { plot } = output;
      const number = this.#plots.childElementCount + 1;
      this.#plots.append(plot.kind === "lines" ? drawLines(plot) : showPicture(plot.svg, `Plot ${number}`));
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
