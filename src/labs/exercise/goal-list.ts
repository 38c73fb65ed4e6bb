import type { GradedGoal } from "../../core/goals/grade.ts";
import { part, writePart } from "../part.ts";
import { writeRichText } from "./rich-text.ts";

/** Ticks or crosses each goal of a list, and says why. */
export function showGoals(list: Element, goals: readonly GradedGoal[], namesFiles: boolean): void {
  for (const [index, { isMet, reason, place }] of goals.entries()) {
    const item = list.children[index];
    if (!(item instanceof HTMLElement)) continue;
    item.dataset["met"] = isMet ? "yes" : "no";
    writePart(item, ".mark", isMet ? "✓" : "✗");
    writePart(item, ".said", isMet ? "Reached: " : "Not reached: ");
    const where = place
      ? `${namesFiles || place.file !== "Dockerfile" ? `${place.file}, l` : "L"}ine ${place.line}: `
      : "";
    writeRichText(part(item, ".reason", HTMLElement), `${where}${reason}`);
  }
}
