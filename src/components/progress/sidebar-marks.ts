import { isKnown, type Progress } from "../../core/progress/progress.ts";

const WORDS = { read: "read", changed: "changed since you read it", known: "known" } as const;

/** Marks the lessons of the sidebar; base.css draws the marks into the room that is there. */
export function markSidebar(progress: Progress): void {
  for (const link of document.querySelectorAll<HTMLElement>(".sidebar-content a[data-lesson]")) {
    const state = stateOf(progress, link.dataset["lesson"] ?? "", link.dataset["hash"]);
    link.querySelector(".sr-only")?.remove();
    if (state === undefined) delete link.dataset["progress"];
    else {
      link.dataset["progress"] = state;
      const words = Object.assign(document.createElement("span"), { className: "sr-only", textContent: WORDS[state] });
      link.append(words);
    }
  }
}

function stateOf(progress: Progress, lesson: string, hash: string | undefined): keyof typeof WORDS | undefined {
  const read = progress.lessons.get(lesson)?.read;
  if (read?.holds) return read.text && read.text.hash !== hash ? "changed" : "read";
  return isKnown(progress, lesson) ? "known" : undefined;
}
