import { PageService } from "../../runtimes/python/page-service.ts";
import { createPython } from "../../runtimes/python/python.ts";
import type { EngineOffer } from "../../runtimes/runtime.ts";
import type { RecordedRequest } from "../../schemas/recorded-request.ts";
import { describeProgress } from "../output/words.ts";
import { AskingPanel } from "./asking-panel.ts";
import { differenceFrom, requestOf } from "./service-difference.ts";

/** Sends the service in the page what its container was sent, and fills a table with how the answers compare. */
export class ServiceAgreement extends HTMLElement {
  readonly #panel = new AskingPanel(this);
  #listening = new AbortController();
  #service: PageService | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const offer: EngineOffer | null = JSON.parse(this.dataset["offer"] ?? "null");
    if (!offer) return;
    const files = JSON.parse(this.dataset["files"] ?? "{}");
    const service = new PageService(createPython(offer), files, "sir_api.main");
    this.#service = service;
    this.#panel.listen(async () => await this.#askAll(service), this.#listening.signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#service?.close();
  }

  async #askAll(service: PageService): Promise<void> {
    await service.start((progress) => this.#panel.say(describeProgress("the service", progress)));
    const requests: RecordedRequest[] = JSON.parse(this.dataset["requests"] ?? "[]");
    const cells = this.querySelectorAll("[data-part=here]");
    let equal = 0;
    for (const [index, request] of requests.entries()) {
      this.#panel.say(`Asking: ${request.name} …`);
      const difference = await differenceFrom(request, await service.ask(requestOf(request)));
      if (difference === undefined) equal += 1;
      const cell = cells[index];
      if (cell) cell.textContent = difference ?? "the same";
    }
    this.#panel.say(
      equal === requests.length
        ? `The service in this page gave all ${equal} answers of its container: the same status, headers and bytes.`
        : `The service in this page gave ${equal} of its container's ${requests.length} answers. The table says what differs.`,
    );
  }
}

customElements.define("service-agreement", ServiceAgreement);
