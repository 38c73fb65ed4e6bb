import { createPython } from "../../runtimes/python/python.ts";
import { createR } from "../../runtimes/r/r.ts";
import type { EngineOffer, Runtime } from "../../runtimes/runtime.ts";
import { createTypeScript } from "../../runtimes/typescript/typescript.ts";
import { describeProgress } from "../output/words.ts";
import { differenceHere, scientific, type AskedHere } from "./asked-here.ts";
import { AskingPanel } from "./asking-panel.ts";
import { programFor, type Language } from "./programs.ts";

const ENGINES = { python: createPython, r: createR, typescript: createTypeScript } as const;

/** One engine of the page that can be asked, with its button and its column of the table. */
export class AskingEngine {
  readonly #place: HTMLElement;
  readonly #panel: AskingPanel;
  readonly #table: HTMLTableElement;
  readonly #language: Language;
  readonly #asked: readonly AskedHere[];
  #runtime: Runtime | undefined;

  constructor(place: HTMLElement, table: HTMLTableElement) {
    this.#place = place;
    this.#panel = new AskingPanel(place);
    this.#table = table;
    const { language, offer, asked } = place.dataset;
    this.#language = language === "python" || language === "r" ? language : "typescript";
    this.#asked = JSON.parse(asked ?? "[]");
    const offered: EngineOffer | null = JSON.parse(offer ?? "null");
    if (offered) this.#runtime = ENGINES[this.#language](offered);
  }

  listen(signal: AbortSignal): void {
    const runtime = this.#runtime;
    if (runtime) this.#panel.listen(async () => await this.#ask(runtime), signal);
  }

  close(): void {
    this.#runtime?.close();
  }

  async #ask(runtime: Runtime): Promise<void> {
    for (const { name } of this.#asked) this.#write(name, "…");
    await runtime.load((progress) => this.#panel.say(describeProgress(runtime.offer.name, progress)));
    const differences: number[] = [];
    for (const each of this.#asked) {
      this.#panel.say(`Asking: ${each.name} …`);
      const difference = await this.#askOne(runtime, each);
      this.#write(each.name, scientific(difference));
      differences.push(difference);
    }
    const most = Math.max(...differences);
    this.#panel.say(
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
}
