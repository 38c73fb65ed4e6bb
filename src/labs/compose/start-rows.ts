import { part, writePart } from "../part.ts";
import type { StartStory, StoryRow } from "./start-story.ts";
import { type Span, spanAt } from "./timeline.ts";
import { stateInWords } from "./timeline-words.ts";

/** Draws the rows of a time line, as StartRow.astro does. */
export function drawRows(place: HTMLElement, { rows, end }: StartStory, make: () => HTMLElement): void {
  const items = rows.slice(0, MOST).map((row) => {
    const item = make();
    item.dataset["service"] = row.service;
    writePart(item, "b", row.service);
    writePart(item, ".why", row.reason);
    part(item, ".track", HTMLElement).replaceChildren(...row.spans.map((span) => barOf(span, end)));
    return item;
  });
  place.replaceChildren(...items);
}

const MOST = 60;

function barOf({ state, from, to }: Span, end: number): HTMLElement {
  const bar = document.createElement("i");
  bar.dataset["state"] = state;
  bar.style.setProperty("--from", String(from / end));
  bar.style.setProperty("--to", String(to / end));
  return bar;
}

/** Shows what each service does at a time: in the rows of the time line, and in the picture of the stack. */
export function showStates(lab: Element, rows: readonly StoryRow[], time: number): void {
  const spans = new Map(rows.map((row) => [row.service, spanAt(row, time)]));
  for (const item of lab.querySelectorAll<HTMLElement>(".start .rows > li")) {
    const span = spans.get(item.dataset["service"] ?? "");
    const state = part(item, ".state", HTMLElement);
    state.textContent = stateInWords(span);
    state.dataset["state"] = span?.state ?? "";
  }
  for (const box of lab.querySelectorAll<SVGElement>(".picture .service"))
    box.dataset["state"] = spans.get(box.dataset["service"] ?? "")?.state ?? "";
}
