const TOLD_KEY = "runs-anywhere:progress-told";
const WORDS = {
  tab: "This browser keeps no more of your progress: its store is full, or a newer version of this site wrote there. It is kept until you close this tab; export it before you do.",
  page: "This browser keeps nothing for this site: it does not allow it, or has no room left. What you do here, your progress too, is forgotten when you leave this page.",
} as const;

/** Tells the reader, once in a tab, that what they did will be forgotten and when; the page stays where it is. */
document.addEventListener(
  "not-kept",
  ({ detail }) => {
    if (!wasTold()) show(detail === "tab" ? WORDS.tab : WORDS.page);
  },
  { once: true },
);

function show(words: string): void {
  const notice = document.querySelector<HTMLElement>("[data-part=not-kept]");
  const status = notice?.querySelector("p");
  if (!notice || !status) return;
  status.textContent = words;
  notice.classList.add("shown");
  notice.querySelector("button")?.addEventListener("click", () => notice.classList.remove("shown"), { once: true });
}

/** Remembers that it was asked, where the browser keeps at least that for the tab. */
function wasTold(): boolean {
  try {
    const told = sessionStorage.getItem(TOLD_KEY) !== null;
    sessionStorage.setItem(TOLD_KEY, "yes");
    return told;
  } catch {
    return false;
  }
}
