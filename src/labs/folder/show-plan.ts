import type { ReportedStep } from "../../schemas/project-report.ts";
import { make } from "./markup.ts";
import { placeOf, shortened } from "./words.ts";

/** Shows the steps of a build in their order, each with whether it runs, and why. */
export function showSteps(steps: readonly ReportedStep[]): Node[] {
  if (steps.length === 0) return [];
  return [make("ol", { class: "steps" }, ...steps.map(showStep))];
}

function showStep(step: ReportedStep): Node {
  const { status, why, instruction } = step;
  return make(
    "li",
    { "data-status": status },
    make("span", { class: "place" }, placeOf(step)),
    make("code", {}, shortened(instruction)),
    make("b", {}, WORDS[status]),
    ...(why === null ? [] : [make("span", { class: "why" }, shortened(why))]),
  );
}

const WORDS: Record<ReportedStep["status"], string> = { cached: "from the cache", runs: "runs", fails: "fails" };
