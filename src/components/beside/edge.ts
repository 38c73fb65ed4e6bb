/** How much of the window a press of an arrow key moves the edge, and with Shift. */
const STEP = 0.02;
const STRIDE = 0.1;

/**
 * Lets the reader move the edge between text and pane by mouse, finger or arrow keys; two clicks put it in the middle.
 * @param resize Called with the part of the window that the pane is to have.
 */
export function letResize(edge: HTMLElement, resize: (share: number) => void, signal: AbortSignal): void {
  const moveByKey = (event: KeyboardEvent): void => {
    const share = shareAfter(event, edge);
    if (share === undefined) return;
    event.preventDefault();
    resize(share);
  };
  const follow = ({ pointerId, clientX }: PointerEvent): void => {
    if (edge.hasPointerCapture(pointerId)) resize(1 - clientX / innerWidth);
  };
  const grip = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    edge.focus({ preventScroll: true });
  };
  edge.addEventListener("keydown", moveByKey, { signal });
  edge.addEventListener("pointerdown", grip, { signal });
  edge.addEventListener("pointermove", follow, { signal });
  edge.addEventListener("dblclick", () => resize(0.5), { signal });
}

/** The pane is on the right, so that the left arrow makes it wider. */
function shareAfter({ key, shiftKey }: KeyboardEvent, edge: HTMLElement): number | undefined {
  const [now, least, most] = [edge.ariaValueNow, edge.ariaValueMin, edge.ariaValueMax].map((v) => Number(v) / 100);
  if (now === undefined || least === undefined || most === undefined) return undefined;
  const step = shiftKey ? STRIDE : STEP;
  const share = { ArrowLeft: now + step, ArrowRight: now - step, Home: least, End: most }[key];
  return share === undefined ? undefined : Math.min(most, Math.max(least, share));
}
