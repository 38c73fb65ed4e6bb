/** What has a use of its own for arrow keys and letters. */
const BUSY =
  "input, textarea, select, [contenteditable=true], [role=tab], [role=slider], [role=separator], [role=listbox], .cm-editor, .exercise li, lab-pane, dialog";

/** What scrolls sideways where it has to. */
const SCROLLS = "pre, .screen, .scroll, .diff, .sides";

/**
 * Whether a key has something nearer to do: in a field, an editor, tabs, a slider or what scrolls; closing what is explained;
 * or, for the keys of a presenter, showing the rest of a section that is longer than the window.
 */
export function isTaken({ key, target }: KeyboardEvent): boolean {
  if (key === "Escape" && document.querySelector(":popover-open")) return true;
  const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
  if (key === "PageDown" && scrollTop + clientHeight < scrollHeight - 4) return true;
  if (key === "PageUp" && scrollTop > 4) return true;
  if (!(target instanceof Element)) return false;
  const scroller = key.startsWith("Arrow") ? target.closest(SCROLLS) : null;
  return target.closest(BUSY) !== null || (scroller !== null && scroller.scrollWidth > scroller.clientWidth);
}

/** How far a finger moves at least, in CSS pixels. */
const FAR = 60;

/** Whether a finger went across and not along, outside of what scrolls or is pulled sideways itself. */
export function isSwipe(down: PointerEvent, up: PointerEvent): boolean {
  const [across, along] = [Math.abs(up.x - down.x), Math.abs(up.y - down.y)];
  return (
    across > FAR &&
    across > 2 * along &&
    !(down.target instanceof Element && down.target.closest(`pre, table, canvas, svg, ${BUSY}`))
  );
}
