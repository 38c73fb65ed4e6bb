/** What has a use of its own for arrow keys and letters. */
const BUSY =
  "input, textarea, select, [contenteditable=true], [role=tab], [role=slider], [role=separator], [role=listbox], .cm-editor, .exercise li, lab-pane, dialog";

/** Whether a key that was pressed there belongs to a field, an editor, tabs or a slider. */
export function isForTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(BUSY) !== null;
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
