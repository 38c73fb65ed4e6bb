import { createPython } from "../../runtimes/python/python.ts";
import type { EngineOffer, LoadProgress, Output, Runtime } from "../../runtimes/runtime.ts";
import { part } from "../part.ts";
import { OutputView } from "../output/output-view.ts";
import { describeEnding, describeProgress } from "../output/words.ts";

/** Runs the Python in its form, in a worker of the page. The text in the form is never touched. */
export class PythonLab extends HTMLElement {
  #listening = new AbortController();
  #runtime: Runtime | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const offer: EngineOffer | undefined = JSON.parse(this.dataset["offer"] ?? "null") ?? undefined;
    if (!offer) return;
    this.#runtime = createPython(offer);
    const form = part(this, "form", HTMLFormElement);
    form.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#button("stop").addEventListener("click", () => void this.#stop(), { signal });
    this.#button("reset").addEventListener("click", () => void this.#reset(), { signal });
    this.#enable(false);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#runtime?.close();
  }

  #submit(event: Event): void {
    event.preventDefault();
    void this.#attempt(async (runtime) => await this.#run(runtime));
  }

  async #run(runtime: Runtime): Promise<void> {
    const view = new OutputView(part(this, "section", HTMLElement));
    await runtime.load((progress) => this.#showProgress(progress));
    this.#showProgress(undefined);
    this.#say("Running …");
    const code = part(this, "textarea", HTMLTextAreaElement).value;
    const ending = await runtime.run({ code, name: "program.py" }, (output: Output) => view.add(output));
    view.end(ending);
    this.#say(describeEnding("Python", ending));
  }

  async #stop(): Promise<void> {
    this.#say("Stopping …");
    if (this.#runtime?.state === "loading") this.#runtime.close();
    else await this.#runtime?.interrupt();
  }

  async #reset(): Promise<void> {
    await this.#attempt(async (runtime) => {
      new OutputView(part(this, "section", HTMLElement)).hide();
      this.#say("Starting Python again …");
      await runtime.reset();
      this.#say("Python is as it was at the start. Your code is kept.");
    });
  }

  async #attempt(work: (runtime: Runtime) => Promise<void>): Promise<void> {
    const failure = part(this, ".run-failure", HTMLElement);
    failure.hidden = true;
    this.#enable(true);
    try {
      if (this.#runtime) await work(this.#runtime);
    } catch (error) {
      failure.textContent = error instanceof Error ? error.message : String(error);
      failure.hidden = false;
      this.#say("");
    } finally {
      this.#showProgress(undefined);
      this.#enable(false);
    }
  }

  #enable(busy: boolean): void {
    part(this, "form button:not([data-do])", HTMLButtonElement).disabled = busy;
    this.#button("stop").disabled = !busy;
    this.#button("reset").disabled = busy;
  }

  #showProgress(progress: LoadProgress | undefined): void {
    const bar = part(this, "progress", HTMLProgressElement);
    bar.hidden = !progress;
    if (!progress) return;
    bar.value = progress.loaded / progress.total;
    this.#say(describeProgress("Python", progress));
  }

  #say(text: string): void {
    part(this, ".state", HTMLElement).textContent = text;
  }

  #button(name: string): HTMLButtonElement {
    return part(this, `[data-do=${name}]`, HTMLButtonElement);
  }
}

customElements.define("python-lab", PythonLab);
