/** A line of a list that the reader has taken hold of. */
export interface HeldItem {
  readonly item: HTMLElement;
  /** All lines among which it can be put, from above. */
  readonly items: readonly HTMLElement[];
  /** Called once with the line in whose place it was let go, unless that is its own. */
  readonly drop: (over: HTMLElement) => void;
}

/**
 * Follows the pointer that has pressed on a line until it lets go; Escape puts the line back. The line is `.dragged`
 * meanwhile, and the one in whose place it would come `.above` or `.below`.
 */
export function dragItem(event: PointerEvent, { item, items, drop }: HeldItem, signal: AbortSignal): void {
  event.preventDefault();
  const drag = new AbortController();
  const options = { signal: AbortSignal.any([signal, drag.signal]) };
  let over = item;
  item.classList.add("dragged");
  const mark = (next: HTMLElement): void => {
    over.classList.remove("above", "below");
    over = next;
    if (over !== item) over.classList.add(items.indexOf(over) < items.indexOf(item) ? "above" : "below");
  };
  const end = (): void => {
    drag.abort();
    item.classList.remove("dragged");
    over.classList.remove("above", "below");
  };
  const find = ({ clientY }: PointerEvent): HTMLElement =>
    items.find((each) => clientY < each.getBoundingClientRect().bottom) ?? items.at(-1) ?? item;
  document.addEventListener("pointermove", (moved) => mark(find(moved)), options);
  document.addEventListener("pointercancel", end, options);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && end(), options);
  document.addEventListener(
    "pointerup",
    () => {
      end();
      if (over !== item) drop(over);
    },
    options,
  );
}
