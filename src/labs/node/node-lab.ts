import { ContainerHost, findObstacle } from "../../runtimes/node/container-host.ts";
import { NodeService } from "../../runtimes/node/node-service.ts";
import { Stopped } from "../../runtimes/node/within.ts";
import { OutputView } from "../output/output-view.ts";
import { part } from "../part.ts";
import { AnswerView } from "../service/answer-view.ts";
import { JsonField } from "../service/json-field.ts";
import { readRequest } from "../service/request-form.ts";
import { describeEnd, RESET, RUNNING, STAGES, STOPPED } from "./words.ts";

type State = "idle" | "starting" | "running" | "asking";

/** Runs an example's service in a Node of another company's, once the reader has agreed, and sends it what the reader asks. */
export class NodeLab extends HTMLElement {
  #listening = new AbortController();
  #service: NodeService | undefined;
  #body: JsonField | undefined;
  #output: OutputView | undefined;
  #state: State = "idle";

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const host = new ContainerHost(this.dataset["key"]);
    const project = { tree: JSON.parse(this.dataset["tree"] ?? "{}"), port: Number(this.dataset["port"]) };
    this.#service = new NodeService(async (stopped) => await host.boot(stopped), project);
    this.#body = new JsonField(part(this, "form", HTMLFormElement), signal);
    this.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#button("start").addEventListener("click", () => void this.#start(), { signal });
    this.#button("stop").addEventListener("click", () => this.#stop(STOPPED), { signal });
    this.#button("reset").addEventListener("click", () => this.#reset(), { signal });
    this.#enter("idle");
    if (!window.crossOriginIsolated) this.#fail(findObstacle(window));
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#service?.close();
  }

  async #start(): Promise<void> {
    const output = new OutputView(part(this, ".run-output", HTMLElement));
    this.#output = output;
    this.#fail(undefined);
    part(this, "[data-part=untouched]", HTMLElement).hidden = true;
    this.#enter("starting");
    void this.#body?.open();
    try {
      await this.#service?.start({
        stage: (stage) => this.#say(STAGES[stage]),
        print: (text) => output.add({ kind: "stdout", text }),
        ended: (code) => this.#end(code),
      });
      this.#enter("running");
      this.#say(RUNNING);
    } catch (error) {
      if (error instanceof Stopped) return;
      this.#enter("idle");
      this.#say("");
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  #stop(said: string): void {
    this.#service?.close();
    this.#enter("idle");
    this.#fail(undefined);
    this.#say(said);
  }

  #reset(): void {
    this.#stop(RESET);
    part(this, "form", HTMLFormElement).reset();
    part(this, "[name=body]", HTMLTextAreaElement).dispatchEvent(new Event("input"));
    this.#output?.hide();
    part(this, "[data-part=answer]", HTMLElement).hidden = true;
    part(this, "[data-part=status]", HTMLElement).textContent = "None yet: start the service and send something.";
  }

  #end(code: number): void {
    this.#stop("");
    this.#fail(describeEnd(code));
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement && this.#state === "running") void this.#ask(event.target);
  }

  async #ask(form: HTMLFormElement): Promise<void> {
    const request = readRequest(form);
    this.#fail(undefined);
    this.#enter("asking");
    try {
      const answer = await this.#service?.ask(request);
      if (answer) new AnswerView(this).show(request, answer);
    } catch (error) {
      if (!(error instanceof Stopped)) this.#fail(error instanceof Error ? error.message : String(error));
    }
    if (this.#state === "asking") this.#enter("running");
  }

  #enter(state: State): void {
    this.#state = state;
    this.#button("start").disabled = state !== "idle" || !window.crossOriginIsolated;
    this.#button("stop").disabled = state === "idle";
    this.#button("reset").disabled = state === "starting";
    part(this, "form button", HTMLButtonElement).disabled = state !== "running";
  }

  #say(text: string): void {
    part(this, ".state", HTMLElement).textContent = text;
  }

  #fail(message: string | undefined): void {
    const failure = part(this, "[data-part=failure]", HTMLElement);
    failure.textContent = message ?? "";
    failure.hidden = message === undefined;
    part(this, "[data-part=advice]", HTMLElement).hidden = message === undefined;
  }

  #button(name: string): HTMLButtonElement {
    return part(this, `[data-do=${name}]`, HTMLButtonElement);
  }
}

customElements.define("node-lab", NodeLab);
