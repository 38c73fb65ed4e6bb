import { mergeProgress } from "../../core/progress/merge.ts";
import { NO_PROGRESS, setKnown, type Progress } from "../../core/progress/progress.ts";
import { LONGEST, readProgress } from "../../core/progress/read.ts";
import { writeProgress } from "../../core/progress/write.ts";
import { tellIfNotKept } from "../../labs/not-kept.ts";
import { part } from "../../labs/part.ts";
import { countKept } from "./kept-things.ts";
import { ProgressStore } from "./progress-store.ts";
import { tellProgress } from "./progress-words.ts";

/** Exports, imports and resets the reader's progress, and shows what is kept in this browser. */
class ProgressDesk extends HTMLElement {
  readonly #store = new ProgressStore();
  #listening = new AbortController();
  /** What was there before the last import or reset; it can be had back until something else changes. */
  #before: Progress | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (name: string, act: () => void): void =>
      part(this, `[data-part=${name}]`, HTMLButtonElement).addEventListener("click", act, { signal });
    on("export", () => this.#export());
    on("import", () => this.#file.click());
    on("reset", () => this.#dialog.showModal());
    on("confirm", () => this.#reset());
    on("cancel", () => this.#dialog.close());
    on("undo", () => this.#undo());
    on("forget", () => this.#forget());
    on("aside", () => download("runs-anywhere-damaged.txt", this.#store.aside() ?? ""));
    this.#file.addEventListener("change", () => void this.#importFile(this.#file.files?.[0]), { signal });
    this.#listenToDrops(signal);
    this.#store.watch(() => this.#changedElsewhere(), signal);
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  get #file(): HTMLInputElement {
    return part(this, "[type=file]", HTMLInputElement);
  }

  get #dialog(): HTMLDialogElement {
    return part(this, "dialog", HTMLDialogElement);
  }

  #listenToDrops(signal: AbortSignal): void {
    const place = part(this, "[data-part=drop]", HTMLElement);
    const over = (event: DragEvent): void => {
      event.preventDefault();
      place.dataset["over"] = event.type;
    };
    this.addEventListener("dragover", over, { signal });
    this.addEventListener("dragleave", over, { signal });
    this.addEventListener(
      "drop",
      (event) => {
        over(event);
        void this.#importFile(event.dataTransfer?.files[0]);
      },
      { signal },
    );
  }

  #export(): void {
    download(FILE, writeProgress(this.#store.read()));
    this.#say(`Your progress is in the file ${FILE}, where your browser puts what it downloads.`);
  }

  async #importFile(file: File | undefined): Promise<void> {
    if (!file) return this.#say("That was no file. Choose one, or drop it here.");
    this.#file.value = "";
    const reading = readProgress(file.size > LONGEST * 3 ? "x".repeat(LONGEST + 1) : await file.text());
    if ("problem" in reading)
      return this.#say(`“${file.name}” was not imported, and nothing has changed. ${reading.problem}`);
    const before = this.#store.read();
    const kept = this.#store.change((progress) => mergeProgress(progress, reading.progress));
    this.#done(
      before,
      `“${file.name}” was added to what you have here. Where both speak of a lesson, the newer mark holds.`,
    );
    tellIfNotKept(kept);
  }

  #reset(): void {
    this.#dialog.close();
    const before = this.#store.read();
    this.#store.replace(NO_PROGRESS);
    const problem = this.#store.problem();
    if (problem !== undefined) return this.#say(`Nothing was removed. ${problem}`);
    this.#done(before, "Your progress was removed from this browser.");
  }

  #undo(): void {
    if (!this.#before) return;
    this.#store.replace(this.#before);
    this.#before = undefined;
    this.#say("Your progress is as it was before.");
    part(this, "[data-part=export]", HTMLButtonElement).focus();
    this.#draw();
  }

  #forget(): void {
    const before = this.#store.read();
    this.#store.change((progress) => setKnown(progress, new Set(), new Date()));
    this.#done(before, "No lesson is marked as known any more.");
  }

  #done(before: Progress, words: string): void {
    this.#before = before;
    this.#say(words);
    this.#draw();
    part(this, "[data-part=undo]", HTMLButtonElement).focus();
  }

  /** What was said before need not hold any more. */
  #changedElsewhere(): void {
    this.#before = undefined;
    this.#say("");
    this.#draw();
  }

  #say(words: string): void {
    part(this, "[data-part=said]", HTMLElement).textContent = words;
  }

  #draw(): void {
    const progress = this.#store.read();
    const lessons: string[] = JSON.parse(this.dataset["lessons"] ?? "[]");
    part(this, "[data-part=summary]", HTMLElement).textContent = tellProgress(progress, lessons);
    part(this, "[data-part=unkept]", HTMLElement).hidden = this.#store.reach() !== "page";
    part(this, "[data-part=undo]", HTMLButtonElement).hidden = this.#before === undefined;
    const known = [...progress.lessons.values()].some((lesson) => lesson.known?.holds);
    part(this, "[data-part=forget]", HTMLButtonElement).disabled = !known;
    const problem = this.#store.problem() ?? (this.#store.aside() === undefined ? undefined : PUT_ASIDE);
    part(this, "[data-part=damaged]", HTMLElement).hidden = problem === undefined;
    part(this, "[data-part=problem]", HTMLElement).textContent = problem ?? "";
    part(this, "[data-part=aside]", HTMLButtonElement).hidden = this.#store.aside() === undefined;
    for (const cell of this.querySelectorAll<HTMLElement>("[data-kept]"))
      cell.textContent = countKept(cell.dataset["kept"] ?? "");
  }
}

const FILE = "runs-anywhere-progress.json";
const PUT_ASIDE = "What was kept here before could not be read. It was put aside, and a new record begun.";

/** Hands a text to the reader as a file. */
function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define("progress-desk", ProgressDesk);
