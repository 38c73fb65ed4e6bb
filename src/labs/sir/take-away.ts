import { part } from "../part.ts";
import { csvOf } from "./csv.ts";
import type { Epidemic } from "./epidemic.ts";
import { fileNameOf } from "./file-name.ts";
import { writeLink } from "./lab-link.ts";
import type { LabState } from "./lab-state.ts";
import { LANGUAGES } from "./languages.ts";
import { inLight, paletteOf } from "./palette.ts";
import type { SirState } from "./state.ts";

/** Gives the run that is shown to the reader to take away: as a file, as a program, as a link. */
export class TakeAway {
  readonly #lab: HTMLElement;
  readonly #box: HTMLDetailsElement;
  readonly #stateOf: (shown: SirState) => LabState;
  #epidemic: Epidemic;

  /** @param start Its `stateOf` gives what a link must hold. */
  constructor(
    lab: HTMLElement,
    start: { epidemic: Epidemic; stateOf: (shown: SirState) => LabState },
    signal: AbortSignal,
  ) {
    this.#lab = lab;
    this.#box = part(lab, "details.take", HTMLDetailsElement);
    this.#epidemic = start.epidemic;
    this.#stateOf = start.stateOf;
    this.#box.addEventListener("toggle", () => void this.#writeCode(), { signal });
    this.#box.addEventListener("change", () => void this.#writeCode(), { signal });
    lab.addEventListener("click", ({ target }) => void this.#press(target), { signal });
    part(lab, ".take fieldset", HTMLFieldSetElement).disabled = false;
    this.show(this.#epidemic);
  }

  /** Goes on with another run. */
  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    if (this.#box.open) void this.#writeCode();
  }

  saveTable(): void {
    save(
      fileNameOf(this.#epidemic.state, "csv"),
      new Blob([csvOf(this.#epidemic, this.#state.pins)], { type: "text/csv" }),
    );
  }

  async #press(target: EventTarget | null): Promise<void> {
    const button = target instanceof Element ? target.closest("button") : null;
    switch (button?.dataset["do"]) {
      case "svg":
      case "png":
        return await this.#savePicture(button.dataset["do"]);
      case "copy-code":
        return await this.#copy(part(this.#lab, ".take code", HTMLElement).textContent);
      case "copy-link":
        return await this.#copy(this.#linkTo(button.dataset["page"] ?? ""));
      default:
    }
  }

  #linkTo(page: string): string {
    return new URL(page + writeLink(this.#state), location.href).href;
  }

  get #state(): LabState {
    return this.#stateOf(this.#epidemic.state);
  }

  async #savePicture(kind: "svg" | "png"): Promise<void> {
    const { drawingOf } = await import("./drawing.ts");
    const drawing = drawingOf(this.#epidemic, inLight(this.#lab, paletteOf), this.#state.pins);
    if (kind === "svg") {
      const { svgOf } = await import("./drawing-svg.ts");
      return save(fileNameOf(this.#epidemic.state, "svg"), new Blob([svgOf(drawing)], { type: "image/svg+xml" }));
    }
    const { pngOf } = await import("./drawing-png.ts");
    await pngOf(drawing).then(
      (blob) => save(fileNameOf(this.#epidemic.state, "png"), blob),
      (error: unknown) => this.#say(String(error)),
    );
  }

  async #writeCode(): Promise<void> {
    const chosen = part(this.#lab, ".take [type=radio]:checked", HTMLInputElement).value;
    const language = LANGUAGES.find(({ key }) => key === chosen) ?? LANGUAGES[0];
    const { codeOf, useOf } = await import("./code.ts");
    const code = codeOf(this.#epidemic.state, language.key);
    part(this.#lab, ".take .use", HTMLElement).textContent = useOf(this.#epidemic.state, language.key);
    part(this.#lab, ".take code", HTMLElement).textContent = code;
    part(this.#lab, ".take section", HTMLElement).hidden = code === "";
    part(this.#lab, "[data-do=copy-code]", HTMLButtonElement).disabled = code === "";
  }

  async #copy(text: string): Promise<void> {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    this.#say(copied ? "Copied." : "This browser does not let a page copy: select the text and copy it yourself.");
  }

  #say(sentence: string): void {
    part(this.#lab, ".take .said", HTMLElement).textContent = sentence;
  }
}

function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
