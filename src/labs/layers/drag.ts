import { dragItem } from "../drag-item.ts";

/** Called with an instruction's place in the file, and the place that it is to have. */
export type Move = (from: number, to: number) => void;

/** Lets the reader move the layers of a stack by their grips, with a pointer or the arrow keys. */
export function letMove(lab: HTMLElement, move: Move, signal: AbortSignal): void {
  lab.addEventListener("keydown", (event) => moveByKey(event, move), { signal });
  lab.addEventListener("pointerdown", (event) => startDrag(event, move, signal), { signal });
}

function gripOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>(".own .grip") ?? undefined) : undefined;
}

/** The layers of a stage, from above, that can be moved: those that are shown. */
function layersOf(layer: HTMLElement): HTMLElement[] {
  const layers = [...(layer.closest("ol")?.querySelectorAll<HTMLElement>("li:not(.base)") ?? [])];
  return layers.filter((each) => each.checkVisibility());
}

function placeOf(layer: HTMLElement | undefined): number {
  return Number(layer?.dataset["index"] ?? -1);
}

function moveByKey(event: KeyboardEvent, move: Move): void {
  const layer = gripOf(event.target)?.closest("li");
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!layer || step === undefined) return;
  event.preventDefault();
  const layers = layersOf(layer);
  const to = placeOf(layers[layers.indexOf(layer) + step]);
  if (to < 0) return;
  move(placeOf(layer), to);
  const moved = layersOf(layer).find((each) => placeOf(each) === to);
  moved?.querySelector<HTMLElement>(".grip")?.focus();
}

function startDrag(event: PointerEvent, move: Move, signal: AbortSignal): void {
  const grip = gripOf(event.target);
  const layer = grip?.closest("li");
  if (!grip || !layer || event.button !== 0) return;
  grip.focus();
  const drop = (over: HTMLElement): void => move(placeOf(layer), placeOf(over));
  dragItem(event, { item: layer, items: layersOf(layer), drop }, signal);
}
