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
  event.preventDefault();
  grip.focus();
  const drag = new AbortController();
  const options = { signal: AbortSignal.any([signal, drag.signal]) };
  const layers = layersOf(layer);
  let over: HTMLElement = layer;
  layer.classList.add("dragged");
  const mark = (next: HTMLElement): void => {
    over.classList.remove("above", "below");
    over = next;
    if (over !== layer) over.classList.add(layers.indexOf(over) < layers.indexOf(layer) ? "above" : "below");
  };
  const end = (): void => {
    drag.abort();
    layer.classList.remove("dragged");
    over.classList.remove("above", "below");
  };
  const find = ({ clientY }: PointerEvent): HTMLElement =>
    layers.find((each) => clientY < each.getBoundingClientRect().bottom) ?? layers.at(-1) ?? layer;
  document.addEventListener("pointermove", (moved) => mark(find(moved)), options);
  document.addEventListener("pointercancel", end, options);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && end(), options);
  document.addEventListener(
    "pointerup",
    () => {
      const [from, to] = [placeOf(layer), placeOf(over)];
      end();
      if (from !== to) move(from, to);
    },
    options,
  );
}
