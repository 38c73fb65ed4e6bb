import { additionOf } from "../../core/progress/addition.ts";
import { mergeProgress } from "../../core/progress/merge.ts";
import { NO_PROGRESS, type Progress } from "../../core/progress/progress.ts";
import { readProgress } from "../../core/progress/read.ts";
import { writeProgress } from "../../core/progress/write.ts";
import { PROGRESS_KEY } from "./progress-key.ts";
import type { Kept } from "../../labs/not-kept.ts";
import type { Store } from "../../labs/tab-store.ts";

/** Where a text goes that stood there and could not be read. */
export const ASIDE_KEY = `${PROGRESS_KEY}-damaged`;
/** Is written and removed again, to learn whether a store takes anything. */
const PROBE_KEY = `${PROGRESS_KEY}-probe`;

/**
 * Keeps progress in this browser; where that is full or forbidden in the tab, and else in the page. Every change begins with
 * what another tab has written meanwhile, and is merged with what could not be written before.
 *
 * Each tab has a copy of the store, brought up to date a little later, with a lock of the browser as without one. So two that write
 * in the same instant write over each other. Whoever watches and finds its own change gone writes it again.
 */
export class ProgressStore {
  readonly #browser: () => Store;
  readonly #tab: () => Store;
  readonly #news: EventTarget;
  #unsaved: Progress | undefined;
  /** What this tab said in the last moments: another one that writes now may not have learnt of it. */
  #recent: { readonly change: Progress; readonly until: number } | undefined;

  /**
   * @param browser Gives the browser's store, or throws when it is forbidden; `tab` that of the tab.
   * @param news Tells of what other tabs write.
   */
  constructor(
    browser: () => Store = () => localStorage,
    tab: () => Store = () => sessionStorage,
    news: EventTarget = globalThis,
  ) {
    this.#browser = browser;
    this.#tab = tab;
    this.#news = news;
  }

  read(): Progress {
    const kept = [this.#browser, this.#tab].map((store) => readFrom(store, PROGRESS_KEY)).map(progressIn);
    return [...kept, this.#unsaved ?? NO_PROGRESS].reduce(mergeProgress);
  }

  /** Makes a step from what is known now. Says how long the result will be kept. */
  change(step: (progress: Progress) => Progress): Kept {
    const before = this.read();
    const after = step(before);
    const kept = this.#write(after);
    if (kept === "browser") this.#remember(additionOf(before, after));
    return kept;
  }

  /** Puts progress in the place of what is there. */
  replace(progress: Progress): Kept {
    this.#recent = undefined;
    return this.#write(progress);
  }

  #write(progress: Progress): Kept {
    const text = writeProgress(progress);
    this.#unsaved = undefined;
    if (this.#writeBrowser(text)) {
      attempt(() => this.#tab().removeItem(PROGRESS_KEY));
      return "browser";
    }
    if (attempt(() => this.#tab().setItem(PROGRESS_KEY, text))) return "tab";
    this.#unsaved = progress;
    return "page";
  }

  #remember(change: Progress): void {
    this.#recent = { change: mergeProgress(this.#recent?.change ?? NO_PROGRESS, change), until: now() + INSTANT };
  }

  /** Writes again what this tab said in the last moments and another one wrote over. What a reader removed there stays away. */
  #restore(): void {
    const isRemoved = (readFrom(this.#browser, PROGRESS_KEY) ?? EMPTY) === EMPTY;
    if (!this.#recent || isRemoved || now() > this.#recent.until) this.#recent = undefined;
    else {
      const there = this.read();
      const whole = mergeProgress(there, this.#recent.change);
      if (writeProgress(whole) !== writeProgress(there)) this.#write(whole);
    }
  }

  /** Says how long a change would be kept, without making one. */
  reach(): Kept {
    if (accepts(this.#browser)) return "browser";
    return accepts(this.#tab) ? "tab" : "page";
  }

  /** Says why what lies in this browser cannot be used; undefined when it can. */
  problem(): string | undefined {
    const reading = readProgress(readFrom(this.#browser, PROGRESS_KEY) ?? writeProgress(NO_PROGRESS));
    return "problem" in reading ? reading.problem : undefined;
  }

  /** Gives the text that was put aside because it could not be read. */
  aside(): string | undefined {
    return readFrom(this.#browser, ASIDE_KEY);
  }

  /**
   * Tells of changes by other tabs, and of a page that the browser shows again as it was left. Before that, what another tab wrote
   * over of this one's is there again.
   */
  watch(listener: () => void, signal: AbortSignal): void {
    const told = (event: Event): void => {
      const key = keyOf(event);
      if (key === PROGRESS_KEY) this.#restore();
      if (key === PROGRESS_KEY || key === null) listener();
    };
    this.#news.addEventListener("storage", told, { signal });
    const shown = (event: Event): unknown => Reflect.get(event, "persisted") === true && listener();
    this.#news.addEventListener("pageshow", shown, { signal });
  }

  /** Leaves alone what a newer version of the site wrote, and puts aside what is damaged. */
  #writeBrowser(text: string): boolean {
    const before = readFrom(this.#browser, PROGRESS_KEY);
    const reading = before === undefined ? undefined : readProgress(before);
    if (reading && "problem" in reading) {
      if (reading.newer) return false;
      attempt(() => this.#browser().setItem(ASIDE_KEY, before ?? ""));
    }
    return attempt(() => this.#browser().setItem(PROGRESS_KEY, text));
  }
}

/** How long a tab may take to learn of another's change, in milliseconds. */
const INSTANT = 3000;
/** What a reader writes who removes everything, and nobody else. */
const EMPTY = writeProgress(NO_PROGRESS);

function now(): number {
  return performance.now();
}

/** Which record another tab has changed; null stands for all of them. */
function keyOf(event: Event): unknown {
  return Reflect.get(event, "key");
}

function readFrom(store: () => Store, key: string): string | undefined {
  try {
    return store().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function progressIn(text: string | undefined): Progress {
  const reading = text === undefined ? undefined : readProgress(text);
  return reading && "progress" in reading ? reading.progress : NO_PROGRESS;
}

function accepts(store: () => Store): boolean {
  return attempt(() => {
    store().setItem(PROBE_KEY, "yes");
    store().removeItem(PROBE_KEY);
  });
}

function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
