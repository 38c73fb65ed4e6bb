import { whenNear } from "../../labs/near.ts";
import { PROGRESS_KEY } from "./progress-key.ts";

const ACTS = ["pointerdown", "keydown", "scroll"] as const;
const TOLD = ["exercise-tried", "exercise-solved"] as const;

/**
 * Loads what notes progress at once where something is kept already, and else at the reader's first act: a page that is only opened has
 * nothing to note. What is pressed or solved until it has come is told to it then.
 */
export function startLessonProgress(): void {
  if (isSomethingKept()) {
    void import("./lesson-progress.ts");
    return;
  }
  const waiting = new AbortController();
  const { signal } = waiting;
  const missed: (() => void)[] = [];
  let loading: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    await import("./lesson-progress.ts");
    waiting.abort();
    for (const tell of missed) tell();
  };
  const begin = (): void => void (loading ??= load());
  for (const act of ACTS) addEventListener(act, begin, { signal, passive: true });
  whenNear("lesson-progress", async () => await (loading ??= load()));
  const button = document.querySelector<HTMLButtonElement>("lesson-progress button");
  button?.addEventListener("click", () => missed.push(() => button.click()), { signal });
  for (const type of TOLD) {
    const note = (event: Event): void => {
      missed.push(() => document.dispatchEvent(again(event)));
      begin();
    };
    document.addEventListener(type, note, { signal });
  }
}

function again(event: Event): Event {
  return new CustomEvent(event.type, { detail: event instanceof CustomEvent ? event.detail : undefined });
}

function isSomethingKept(): boolean {
  try {
    return PROGRESS_KEY in localStorage || PROGRESS_KEY in sessionStorage;
  } catch {
    return false;
  }
}
