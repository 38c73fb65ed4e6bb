/** Brings what takes the focus in the text out from behind a sheet that covers the lower part of the window. */
export function keepFocusInView(sheet: HTMLElement, signal: AbortSignal): void {
  const bring = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || sheet.contains(target)) return;
    // What is in the top layer stands above the sheet.
    if (target.closest("[popover], dialog")) return;
    if (document.documentElement.dataset["pane"] !== "half") return;
    const isHidden = target.getBoundingClientRect().bottom > sheet.getBoundingClientRect().top;
    if (isHidden) target.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  document.addEventListener("focusin", bring, { signal });
}
