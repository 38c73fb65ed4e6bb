import { describeEnding, describeProgress } from "../output/words.ts";
import { part } from "../part.ts";
import { readTower } from "./tower.ts";

/** Runs a program in this page and fills in what it printed, beside what was recorded of containers. */
export class TowerLab extends HTMLElement {
  #listening = new AbortController();
  #running: AbortController | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#button("run").addEventListener("click", () => void this.#press(), { signal });
    this.#button("stop").addEventListener("click", () => this.#running?.abort(), { signal });
    this.#enable();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#running?.abort();
  }

  async #press(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#enable();
    this.#fail("");
    try {
      await this.#print(running.signal);
    } catch (error) {
      this.#say("");
      this.#fail(error instanceof Error ? error.message : String(error));
    }
    this.#running = undefined;
    part(this, "progress", HTMLProgressElement).hidden = true;
    this.#enable();
  }

  async #print(signal: AbortSignal): Promise<void> {
    const { engine: key = "", manifest = "", program = "" } = this.dataset;
    const { engineOf } = await import("../cell/engines.ts");
    const engine = await engineOf(key, manifest);
    const bar = part(this, "progress", HTMLProgressElement);
    let printed = "";
    const ending = await engine.run(
      { code: program, name: "program.py", apart: true },
      {
        signal,
        onWait: () => this.#say("Waiting for another program of this page."),
        onProgress: (progress) => {
          bar.hidden = false;
          bar.value = progress.loaded / progress.total;
          this.#say(describeProgress(engine.name, progress));
        },
        onStart: () => this.#say("Printing …"),
        onOutput: (output) => {
          if (output.kind === "stdout") printed += output.text;
        },
      },
    );
    const tower = readTower(printed);
    for (const cell of this.querySelectorAll<HTMLElement>("[data-name]")) {
      cell.textContent = tower[cell.dataset["name"] ?? ""] ?? "not printed";
    }
    this.toggleAttribute("data-printed", true);
    this.#say(ending ? describeEnding(engine.name, ending) : "Stopped.");
  }

  #enable(): void {
    this.#button("run").disabled = this.#running !== undefined || !("manifest" in this.dataset);
    this.#button("stop").disabled = this.#running === undefined;
  }

  #fail(text: string): void {
    const failure = part(this, ".run-failure", HTMLElement);
    failure.textContent = text;
    failure.hidden = text === "";
  }

  #say(text: string): void {
    part(this, ".state", HTMLElement).textContent = text;
  }

  #button(name: string): HTMLButtonElement {
    return part(this, `[data-do=${name}]`, HTMLButtonElement);
  }
}

customElements.define("tower-lab", TowerLab);
