import { formatBytes } from "../../core/measurement/format.ts";
import { part } from "../part.ts";
import { type Folder, type Progress, readFolder } from "./read-folder.ts";
import type { FolderSource } from "./source.ts";
import { amountOf, countOf } from "./words.ts";

/** How often progress is read out, in milliseconds. */
const SPOKEN_EVERY = 3000;

/** The part of the lab that reads a folder: progress, a button to cancel, and what is said meanwhile. */
export class ReadingDesk {
  readonly #lab: HTMLElement;
  #reading: AbortController | undefined;
  #spoken = 0;

  constructor(lab: HTMLElement) {
    this.#lab = lab;
  }

  /** Reads a folder; undefined when the reader cancels, or takes another one meanwhile. */
  async read(source: FolderSource): Promise<Folder | undefined> {
    this.cancel();
    const reading = new AbortController();
    this.#reading = reading;
    this.#open(source);
    try {
      const { signal } = reading;
      return await readFolder(source, {
        signal,
        pause,
        now: () => performance.now(),
        onProgress: (progress) => this.#show(progress),
      });
    } catch (error) {
      if (!reading.signal.aborted) throw error;
      return undefined;
    } finally {
      if (this.#reading === reading) this.#close();
    }
  }

  /** Whether there was something to cancel. */
  cancel(): boolean {
    if (!this.#reading) return false;
    this.#reading.abort();
    this.#close();
    return true;
  }

  say(text: string): void {
    part(this.#lab, ".says", HTMLElement).textContent = text;
  }

  #open({ name, total }: FolderSource): void {
    this.#spoken = performance.now();
    this.say(`Reading ${name} …`);
    part(this.#lab, ".reading", HTMLElement).hidden = false;
    part(this.#lab, ".choose", HTMLElement).ariaBusy = "true";
    this.#show({ files: 0, bytes: 0, total });
  }

  #close(): void {
    this.#reading = undefined;
    part(this.#lab, ".reading", HTMLElement).hidden = true;
    part(this.#lab, ".choose", HTMLElement).ariaBusy = null;
  }

  #show({ files, bytes, total }: Progress): void {
    const bar = part(this.#lab, "progress", HTMLProgressElement);
    if (total === undefined) bar.removeAttribute("value");
    else Object.assign(bar, { max: Math.max(total, 1), value: files });
    const of =
      total === undefined
        ? amountOf({ files, bytes })
        : `${countOf(files, "file")} of ${countOf(total, "file")}, ${formatBytes(bytes)}`;
    part(this.#lab, ".count", HTMLElement).textContent = of;
    if (performance.now() - this.#spoken < SPOKEN_EVERY) return;
    this.#spoken = performance.now();
    this.say(`${of} so far`);
  }
}

/** Lets the page draw and take input. */
async function pause(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
