/** How far a finger must move before it drags, in pixels. */
const SLACK = 6;

/**
 * Lets a finger or the mouse pull a sheet up and down by its head.
 * @param rest Called when it lets go, with the part of the window that the sheet then covers.
 */
export function letDrag(head: HTMLElement, rest: (share: number) => void, signal: AbortSignal): void {
  const { style } = document.documentElement;
  let from: { y: number; height: number } | undefined;
  const heightAt = (y: number): number => (from ? from.height + from.y - y : 0);
  const begin = (event: PointerEvent): void => {
    const sheet = head.parentElement;
    const isButton = event.target instanceof Element && event.target.closest("button");
    if (!sheet || isButton || !isSheet() || event.button !== 0) return;
    from = { y: event.clientY, height: sheet.getBoundingClientRect().height };
    head.setPointerCapture(event.pointerId);
  };
  const follow = ({ clientY }: PointerEvent): void => {
    if (from && Math.abs(clientY - from.y) > SLACK) style.setProperty("--sheet-drag", `${heightAt(clientY)}px`);
  };
  const end = ({ clientY, type }: PointerEvent): void => {
    if (!from) return;
    const isMoved = style.getPropertyValue("--sheet-drag") !== "";
    const share = (type === "pointercancel" ? from.height : heightAt(clientY)) / innerHeight;
    style.removeProperty("--sheet-drag");
    from = undefined;
    if (isMoved) rest(share);
  };
  head.addEventListener("pointerdown", begin, { signal });
  head.addEventListener("pointermove", follow, { signal });
  head.addEventListener("pointerup", end, { signal });
  head.addEventListener("pointercancel", end, { signal });
}

function isSheet(): boolean {
  return document.documentElement.dataset["pane"] !== "beside";
}
