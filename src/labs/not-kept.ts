/** How long what a reader did will be there: in this browser, or until they close the tab or leave the page. */
export type Kept = "browser" | "tab" | "page";

declare global {
  interface DocumentEventMap {
    /** Something is not kept in the browser; how long it will be there. */
    "not-kept": CustomEvent<Kept>;
  }
}

/** Tells the page when something is not kept in the browser; src/layouts/not-kept.ts tells the reader, once. */
export function tellIfNotKept(kept: Kept): void {
  if (kept !== "browser") document.dispatchEvent(new CustomEvent("not-kept", { detail: kept }));
}
