/** What an entry of the tab's history stands for: an open sheet, or the page to which the way back from it leads. */
export type SheetEntry = "open" | "closed";

/** Adds an entry that stands for an open sheet. The address stays, and on the way back the place in the text does too. */
export function enterSheet(): void {
  if (sheetEntry() === "open") return;
  history.replaceState({ ...history.state, sheet: "closed" satisfies SheetEntry }, "");
  history.scrollRestoration = "manual";
  history.pushState({ ...history.state, sheet: "open" satisfies SheetEntry }, "");
  history.scrollRestoration = "auto";
}

/** Goes back to the entry before that of the sheet; stays where the tab is when it is not in one. */
export function leaveSheet(): void {
  if (sheetEntry() !== "open") return;
  addEventListener("popstate", () => (history.scrollRestoration = "auto"), { once: true });
  history.back();
}

/** Says at which entry the tab is. The page may have been loaded again since, and have no sheet. */
export function sheetEntry(): SheetEntry | undefined {
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null || !("sheet" in state)) return undefined;
  return state.sheet === "open" || state.sheet === "closed" ? state.sheet : undefined;
}
