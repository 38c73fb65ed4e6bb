import { megabytes } from "../../runtimes/offer.ts";
import { createR } from "../../runtimes/r/r.ts";
import type { EngineOffer, LoadProgress, Runtime } from "../../runtimes/runtime.ts";
import { createTypeScript } from "../../runtimes/typescript/typescript.ts";
import { part } from "../part.ts";
import { differenceHere, type AskedHere } from "./asked-here.ts";
import { programFor, type Language } from "./programs.ts";

const ENGINES: Readonly<Record<Language, (offer: EngineOffer) => Runtime>> = {
  r: createR,
  typescript: createTypeScript,
};

/** Asks a model in the page what its container was asked, and says how far apart the answers are. */
export class AgreementLab extends HTMLElement {
  #listening = new AbortController();
  #runtime: Runtime | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const offer: EngineOffer | undefined = JSON.parse(this.dataset["offer"] ?? "null") ?? undefined;
    if (!offer) return;
    this.#runtime = ENGINES[this.#language](offer);
    const button = part(this, "button", HTMLButtonElement);
    button.addEventListener("click", () => void this.#attempt(), { signal: this.#listening.signal });
    button.disabled = false;
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#runtime?.close();
  }

  get #language(): Language {
    return this.dataset["language"] === "r" ? "r" : "typescript";
  }

  async #attempt(): Promise<void> {
    const [button, failure] = [part(this, "button", HTMLButtonElement), part(this, ".failure", HTMLElement)];
    button.disabled = true;
    failure.hidden = true;
    try {
      if (this.#runtime) await this.#ask(this.#runtime);
    } catch (error) {
      this.#say("");
      failure.textContent = error instanceof Error ? error.message : String(error);
      failure.hidden = false;
    } finally {
      button.disabled = false;
    }
  }

  async #ask(runtime: Runtime): Promise<void> {
    part(this, "tbody", HTMLElement).replaceChildren();
    await runtime.load((progress) => this.#showProgress(runtime, progress));
    const asked: AskedHere[] = JSON.parse(this.dataset["asked"] ?? "[]");
    const differences: number[] = [];
    for (const each of asked) {
      this.#say(`Asking: ${each.name} …`);
      differences.push(await this.#askOne(runtime, each));
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
    const program = programFor(this.#language, this.dataset["model"] ?? "", asked.question);
    const ending = await runtime.run(program, (output) => {
      if (output.kind === "value") here = output.data;
    });
    if (ending.kind === "failed") throw new Error(`${asked.name}: ${ending.error.message}`);
    if (ending.kind !== "finished") throw new Error(`${asked.name}: the program did not come to its end.`);
    const difference = differenceHere(asked, here);
    this.#addRow(asked.name, peakOf(here), difference);
    return difference;
  }

  #addRow(name: string, peak: string, difference: number): void {
    const row = document.createElement("tr");
    const head = Object.assign(document.createElement("th"), { scope: "row", textContent: name });
    const cells = [peak, scientific(difference)].map((text) =>
      Object.assign(document.createElement("td"), { className: "number", textContent: text }),
    );
    row.append(head, ...cells);
    part(this, "tbody", HTMLElement).append(row);
    part(this, ".scroll", HTMLElement).hidden = false;
  }

  #showProgress({ offer }: Runtime, { loaded, total, stage }: LoadProgress): void {
    this.#say(
      stage === "starting"
        ? `Starting ${offer.name} …`
        : `Loading ${offer.name}: ${megabytes(loaded).replace(" MB", "")} of ${megabytes(total)}`,
    );
  }

  #say(text: string): void {
    part(this, "[role=status]", HTMLElement).textContent = text;
  }
}

function peakOf(answer: unknown): string {
  const peak: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "peak_infected") : undefined;
  if (typeof peak !== "number") return "no answer";
  return peak.toLocaleString("en-GB", { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

function scientific(difference: number): string {
  return difference === 0 ? "0" : difference.toExponential(0);
}

customElements.define("agreement-lab", AgreementLab);
