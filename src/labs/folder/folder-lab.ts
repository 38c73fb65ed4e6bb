import { part } from "../part.ts";
import { Analyst } from "./analyst.ts";
import { chosenFiles } from "./chosen-files.ts";
import { copyReport, downloadReport } from "./deliver.ts";
import { droppedItems } from "./dropped-items.ts";
import { OtherLabs } from "./other-labs.ts";
import { folderPicker, pickedFolder } from "./picked-folder.ts";
import { ReadingDesk } from "./reading-desk.ts";
import { ResultDesk } from "./result-desk.ts";
import type { FolderSource } from "./source.ts";
import { amountOf } from "./words.ts";

/** Reads a folder of the reader's own, and shows what a build would find, send and do. Nothing leaves the page. */
export class FolderLab extends HTMLElement {
  #listening = new AbortController();
  #analyst: Analyst | undefined;
  #reading: ReadingDesk | undefined;
  #result: ResultDesk | undefined;
  #labs: OtherLabs | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#analyst = new Analyst(new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" }));
    this.#reading = new ReadingDesk(this);
    this.#result = new ResultDesk(this, this.#analyst, (rule) => this.#explain(rule));
    this.#labs = new OtherLabs(this.parentElement);
    this.#attempt(this.#labs.fetch());
    this.addEventListener("click", (event) => this.#attempt(this.#press(event)), { signal });
    this.addEventListener("change", (event) => this.#attempt(this.#change(event)), { signal });
    this.addEventListener("input", (event) => this.#attempt(this.#type(event)), { signal });
    this.addEventListener("submit", (event) => this.#attempt(this.#ask(event)), { signal });
    this.#takeDrops(signal);
    part(this, "[data-do=choose]", HTMLButtonElement).disabled = false;
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#reading?.cancel();
    this.#analyst?.close();
  }

  #takeDrops(signal: AbortSignal): void {
    const zone = part(this, ".choose", HTMLElement);
    const mark = (event: DragEvent): void => {
      event.preventDefault();
      zone.toggleAttribute("data-over", event.type === "dragover");
    };
    // Beside the zone as well: elsewhere the browser would leave the page and show what was dropped.
    this.addEventListener("dragover", mark, { signal });
    this.addEventListener("dragleave", mark, { signal });
    this.addEventListener("drop", (event) => this.#attempt(this.#drop(event, mark)), { signal });
  }

  async #drop(event: DragEvent, mark: (event: DragEvent) => void): Promise<void> {
    mark(event);
    const source = event.dataTransfer ? droppedItems(event.dataTransfer.items) : undefined;
    if (source) await this.#read(source);
    else this.#reading?.say("That was neither a folder nor a file. Drop the folder of your project.");
  }

  async #press({ target }: Event): Promise<void> {
    const button = target instanceof Element ? target.closest("button") : null;
    const file = button?.dataset["file"];
    if (file !== undefined) await this.#showEdit(file);
    const deed = button?.dataset["do"];
    if (deed === "choose") await this.#choose();
    if (deed === "cancel") this.#cancel();
    if (deed === "copy" || deed === "download") await this.#deliver(deed);
    if (deed === "context" || deed === "layers") this.#openLab(deed);
  }

  async #choose(): Promise<void> {
    const pick = folderPicker();
    if (!pick) return part(this, "[type=file]", HTMLInputElement).click();
    try {
      const folder = await pick();
      const analyst = this.#analyst;
      if (analyst) await this.#read(pickedFolder(folder, (each) => analyst.walk(each)));
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.#reading?.say("The browser does not let a page read this folder. Drop it here, or choose one within it.");
    }
  }

  async #change({ target }: Event): Promise<void> {
    if (target instanceof HTMLSelectElement) await this.#studyAgain(target.name);
    if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
    const files = [...(target.files ?? [])];
    // The same folder may be chosen again.
    target.value = "";
    if (files.length > 0) await this.#read(chosenFiles(files));
    else this.#reading?.say("The browser handed over no file. Is the folder empty?");
  }

  async #studyAgain(what: string): Promise<void> {
    this.#labs?.close();
    this.#reading?.say("Checking …");
    if (await this.#result?.choose(what)) this.#reading?.say("Checked.");
  }

  #cancel(): void {
    if (!this.#reading?.cancel()) return;
    this.#reading.say("Cancelled. Nothing of the folder is kept.");
    part(this, "[data-do=choose]", HTMLButtonElement).focus();
  }

  async #read(source: FolderSource): Promise<void> {
    this.#result?.hide();
    this.#labs?.close();
    const folder = await this.#reading?.read(source);
    if (!folder) return;
    const amount = amountOf({ files: folder.files.length, bytes: folder.bytes });
    this.#reading?.say(`Checking ${amount} …`);
    if (!(await this.#result?.open(folder))) return;
    this.#reading?.say(`Read: ${amount}.`);
    part(this, "h2", HTMLElement).focus();
  }

  /** Whatever fails is said, also when the page has gone meanwhile. */
  #attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      this.#reading?.say(`This did not work. Load the page again, and tell us if it fails once more: ${reason}.`);
    });
  }

  async #type({ target }: Event): Promise<void> {
    if (target instanceof HTMLInputElement && target.type === "text") await this.#result?.suggest(target.value);
  }

  async #ask(event: Event): Promise<void> {
    event.preventDefault();
    const file = part(this, ".question [type=text]", HTMLInputElement).value.trim();
    if (file !== "") await this.#result?.edit(file);
  }

  async #showEdit(file: string): Promise<void> {
    part(this, ".question [type=text]", HTMLInputElement).value = file;
    await this.#result?.edit(file);
  }

  async #deliver(deed: "copy" | "download"): Promise<void> {
    const report = this.#result?.report(new Date());
    if (!report) return;
    const isCopy = deed === "copy";
    const done = isCopy ? await copyReport(report, (rule) => this.#addressOf(rule)) : downloadReport(report);
    part(this, ".done", HTMLElement).textContent = done;
  }

  #openLab(name: "context" | "layers"): void {
    const { project, preset } = this.#result ?? {};
    if (project && preset) this.#labs?.open(name, { project, preset });
  }

  #explain(rule: string): Node | undefined {
    const template = this.querySelector(`template[data-rule="${CSS.escape(rule)}"]`);
    return template instanceof HTMLTemplateElement ? template.content.cloneNode(true) : undefined;
  }

  #addressOf(rule: string): string | undefined {
    const explanation = this.#explain(rule);
    const link = explanation instanceof DocumentFragment ? explanation.querySelector("a") : null;
    return link ? new URL(link.getAttribute("href") ?? "", location.href).href : undefined;
  }
}

customElements.define("folder-lab", FolderLab);
