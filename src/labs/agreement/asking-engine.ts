import { megabytes } from "../../runtimes/offer.ts";
import { createPython } from "../../runtimes/python/python.ts";
import { createR } from "../../runtimes/r/r.ts";
import type { EngineOffer, LoadProgress, Runtime } from "../../runtimes/runtime.ts";
import { createTypeScript } from "../../runtimes/typescript/typescript.ts";
import { part } from "../part.ts";
import { differenceHere, scientific, type AskedHere } from "./asked-here.ts";
import { programFor, type Language } from "./programs.ts";

const ENGINES = { python: createPython, r: createR, typescript: createTypeScript } as const;

/** One engine of the page that can be asked, with its button and its column of the table. */
export class AskingEngine {
  readonly #place: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #language: Language;
  readonly #asked: readonly AskedHere[];
  #runtime: Runtime | undefined;

  constructor(place: HTMLElement, table: HTMLTableElement) {
    this.#place = place;
    this.#table = table;
    const { language, offer, asked } = place.dataset;
    this.#language = language === "python" || language === "r" ? language : "typescript";
    this.#asked = JSON.parse(asked ?? "[]");
    const offered: EngineOffer | null = JSON.parse(offer ?? "null");
    if (offered) this.#runtime = ENGINES[this.#language](offered);
  }

  listen(signal: AbortSignal): void {
    if (!this.#runtime) return;
    this.#button.addEventListener("click", () => void this.#attempt(), { signal });
    this.#button.disabled = false;
  }

  close(): void {
    this.#runtime?.close();
  }

  get #button(): HTMLButtonElement {
    return part(this.#place, "button", HTMLButtonElement);
  }

  async #attempt(): Promise<void> {
    const failure = part(this.#place, ".failure", HTMLElement);
    this.#button.disabled = true;
    failure.hidden = true;
    try {
      if (this.#runtime) await this.#ask(this.#runtime);
    } catch (error) {
      this.#say("");
      failure.textContent = error instanceof Error ? error.message : String(error);
      failure.hidden = false;
    } finally {
      this.#button.disabled = false;
    }
  }

  async #ask(runtime: Runtime): Promise<void> {
    for (const { name } of this.#asked) this.#write(name, "…");
    await runtime.load((progress) => this.#showProgress(runtime, progress));
    const differences: number[] = [];
    for (const each of this.#asked) {
      this.#say(`Asking: ${each.name} …`);
      const difference = await this.#askOne(runtime, each);
      this.#write(each.name, scientific(difference));
      differences.push(difference);
    }
    const most = Math.max(...differences);
    this.#say(
      most <= 1e-9
        ? `${runtime.offer.name} in this page gives the container's numbers: the largest difference is ${scientific(most)}.`
        : `${runtime.offer.name} in this page does not give the container's numbers: they differ by ${scientific(most)}.`,
    );
  }

  async #askOne(runtime: Runtime, asked: AskedHere): Promise<number> {
    let here: unknown;
    const program = programFor(this.#language, this.#place.dataset["model"] ?? "", asked.question);
    const ending = await runtime.run(program, (output) => {
      if (output.kind === "value") here = output.data;
    });
    if (ending.kind === "failed") throw new Error(`${asked.name}: ${ending.error.message}`);
    if (ending.kind !== "finished") throw new Error(`${asked.name}: the program did not come to its end.`);
    return differenceHere(asked, here);
  }

  #write(question: string, text: string): void {
    const row = [...this.#table.rows].find((each) => each.dataset["question"] === question);
    const cell = row?.querySelector(`[data-language=${this.#language}]`);
    if (cell) cell.textContent = text;
  }

  #showProgress({ offer }: Runtime, { loaded, total, stage }: LoadProgress): void {
    this.#say(
      stage === "starting"
        ? `Starting ${offer.name} …`
        : `Loading ${offer.name}: ${megabytes(loaded).replace(" MB", "")} of ${megabytes(total)}`,
    );
  }

  #say(text: string): void {
    part(this.#place, "[role=status]", HTMLElement).textContent = text;
  }
}
