import type { Kept } from "./progress-store.ts";

const TOLD_KEY = "runs-anywhere:progress-told";
const WORDS = {
  tab: "This browser keeps no more of your progress: its store is full, or a newer version of this site wrote there. It is kept until you close this tab; export it before you do.",
  page: "This browser does not let the page keep your progress. It is kept until you leave this page.",
} as const;

/** Tells the reader, once in a tab, that what they did will be forgotten and when; the page stays where it is. */
export function tellIfNotKept(kept: Kept): void {
  const notice = document.querySelector<HTMLElement>("[data-part=not-kept]");
  const words = notice?.querySelector("p");
  if (kept === "browser" || !notice || !words || wasTold()) return;
  words.textContent = WORDS[kept];
  notice.classList.add("shown");
  notice.querySelector("button")?.addEventListener("click", () => notice.classList.remove("shown"), { once: true });
}

let toldHere = false;

/** Remembers that it was asked. */
function wasTold(): boolean {
  const before = toldHere;
  toldHere = true;
  try {
    const told = sessionStorage.getItem(TOLD_KEY) !== null;
    sessionStorage.setItem(TOLD_KEY, "yes");
    return before || told;
  } catch {
    return before;
  }
}
