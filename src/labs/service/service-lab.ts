import { readCurl, type HttpRequest } from "../../core/http/curl.ts";
import type { Json } from "../../core/openapi/document.ts";
import { listOperations, type Operation } from "../../core/openapi/operations.ts";
import { PageService } from "../../runtimes/python/page-service.ts";
import { createPython } from "../../runtimes/python/python.ts";
import type { EngineOffer, LoadProgress } from "../../runtimes/runtime.ts";
import { describeProgress } from "../output/words.ts";
import { findPart, part } from "../part.ts";
import { AnswerView } from "./answer-view.ts";
import { JsonField } from "./json-field.ts";
import { operationItem } from "./operation-item.ts";
import { readLink } from "./link.ts";
import { fillFirst, fillRequest, readRequest } from "./request-form.ts";

/** Runs the example's service in the page and sends it what the reader asks. The forms are never emptied. */
export class ServiceLab extends HTMLElement {
  #listening = new AbortController();
  #service: PageService | undefined;
  #body: JsonField | undefined;
  #files: Readonly<Record<string, string>> = {};
  #busy = false;
  #running = false;
  /** The reader stopped what is going on: that it does not come to its end is no failure. */
  #stopped = false;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#body = new JsonField(part(this, "[data-form=request]", HTMLFormElement), signal);
    fillFirst(this, readLink(location.hash));
    const offer: EngineOffer | null = JSON.parse(this.dataset["offer"] ?? "null");
    if (!offer) return;
    this.#files = JSON.parse(this.dataset["files"] ?? "{}");
    this.#service = new PageService(createPython(offer), this.#files, this.dataset["module"] ?? "");
    this.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#button("start").addEventListener("click", () => void this.#attempt(() => this.#start()), { signal });
    this.#button("stop").addEventListener("click", () => this.#stop(), { signal });
    this.#enable();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#service?.close();
    this.#running = false;
  }

  async #start(): Promise<void> {
    void this.#body?.open();
    await this.#service?.start((progress) => this.#showProgress(progress));
    this.#running = true;
    this.#showProgress(undefined);
    this.#say("The service runs, in this page.");
    await this.#describe();
  }

  #stop(): void {
    this.#stopped = true;
    this.#service?.close();
    this.#running = false;
    this.#say("The service is stopped, and its memory is free again.");
    this.#enable();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !this.#running) return;
    const request = form.dataset["form"] === "curl" ? this.#readCurl(form) : readRequest(form);
    if (request) void this.#attempt(() => this.#send(request));
  }

  #readCurl(form: HTMLFormElement): HttpRequest | undefined {
    const reading = readCurl(part(form, "textarea", HTMLTextAreaElement).value, this.#files);
    const refused = reading.kind === "refused";
    part(form, "[data-part=problem]", HTMLElement).textContent = refused ? reading.problem : "";
    part(form, "[data-part=notes]", HTMLElement).textContent = refused ? "" : reading.notes.join(" ");
    if (refused) new AnswerView(this).clear();
    return refused ? undefined : reading.request;
  }

  async #send(request: HttpRequest): Promise<void> {
    const answer = await this.#service?.ask(request);
    if (answer) new AnswerView(this).show(request, answer);
  }

  /** Lists what the service says of itself; a service without a description works all the same. */
  async #describe(): Promise<void> {
    const answer = await this.#service?.ask({ method: "GET", path: "/openapi.json", headers: [] });
    if (answer?.status !== 200) return;
    const document: Json = JSON.parse(answer.body ?? "null");
    const items = listOperations(document).map((operation) => operationItem(operation, () => this.#fill(operation)));
    part(this, "[data-part=operation-list]", HTMLElement).replaceChildren(...items);
    part(this, "[data-part=operations]", HTMLElement).hidden = false;
  }

  #fill(operation: Operation): void {
    const form = part(this, "[data-form=request]", HTMLFormElement);
    fillRequest(form, operation);
    part(form, "[name=path]", HTMLInputElement).focus();
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    const failure = part(this, ".failure", HTMLElement);
    failure.hidden = true;
    this.#stopped = false;
    this.#busy = true;
    this.#enable();
    try {
      await work();
    } catch (error) {
      if (this.#stopped) return;
      failure.textContent = error instanceof Error ? error.message : String(error);
      failure.hidden = false;
      this.#running = false;
      this.#say("");
    } finally {
      this.#busy = false;
      this.#showProgress(undefined);
      this.#enable();
    }
  }

  #enable(): void {
    this.#button("start").disabled = this.#busy || this.#running;
    this.#button("stop").disabled = !this.#busy && !this.#running;
    for (const button of this.querySelectorAll<HTMLButtonElement>("form button")) {
      button.disabled = this.#busy || !this.#running;
    }
  }

  #showProgress(progress: LoadProgress | undefined): void {
    const bar = findPart(this, "progress", HTMLProgressElement);
    if (bar) bar.hidden = !progress;
    if (!bar || !progress) return;
    bar.value = progress.loaded / progress.total;
    this.#say(describeProgress("the service", progress));
  }

  #say(text: string): void {
    part(this, ".state", HTMLElement).textContent = text;
  }

  #button(name: string): HTMLButtonElement {
    return part(this, `[data-do=${name}]`, HTMLButtonElement);
  }
}

customElements.define("service-lab", ServiceLab);
