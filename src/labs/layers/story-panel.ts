import type { Story } from "./story.ts";
import { deedInWords } from "./words.ts";
import type { Workbench } from "./workbench.ts";

/** Lists what the reader did, each a button that goes there; what was undone is still there to go to. */
export function drawStory(list: HTMLElement, { deeds, at }: Story, bench: Workbench): void {
  let builds = 0;
  const items = deeds.map((deed, index) => {
    const build = deed.do === "build" ? bench.builds[builds++]?.attempt : undefined;
    const isAhead = index >= at;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset["at"] = String(index + 1);
    button.textContent = deedInWords(deed, build) + (isAhead ? " (undone)" : "");
    if (index === at - 1) button.ariaCurrent = "step";
    const item = document.createElement("li");
    item.classList.toggle("ahead", isAhead);
    item.append(button);
    return item;
  });
  list.replaceChildren(...items);
}
