import type { Plan, PlannedStep } from "../../core/dockerfile/plan.ts";
import { reasonInWords } from "../../core/dockerfile/reason-words.ts";
import type { ReportedStep } from "../../schemas/project-report.ts";

/** Puts the steps of a plan into words. `whyMissing` says why a path is not in the context; undefined if it is. */
export function describeSteps({ steps }: Plan, whyMissing: (path: string) => string | undefined): ReportedStep[] {
  return steps.map((step) => {
    const { instruction, stage, number, of, status } = step;
    const { lines, text } = instruction.statement;
    const why = status === "fails" ? whyFails(step, whyMissing) : whyRuns(step, steps);
    return { stage, number, of, line: lines.first, instruction: text, status, why };
  });
}

function whyFails({ missing }: PlannedStep, whyMissing: (path: string) => string | undefined): string {
  return missing.map((path) => whyMissing(path) ?? `${path} is not there.`).join(" ");
}

/** In a first build every step is new, which goes without saying. */
function whyRuns(step: PlannedStep, steps: readonly PlannedStep[]): string | null {
  return step.reason === undefined || step.reason.because === "new" ? null : reasonInWords(step, steps);
}
