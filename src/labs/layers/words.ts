import type { EarlyUse } from "../../core/dockerfile/early-use.ts";
import type { PlannedStep } from "../../core/dockerfile/plan.ts";
import { reasonInWords } from "../../core/dockerfile/reason-words.ts";
import { formatBytes, formatSeconds } from "../../core/measurement/format.ts";
import type { Attempt } from "./attempt.ts";
import type { Cost } from "./cost.ts";
import type { Deed } from "./story.ts";
import type { Build } from "./workbench.ts";

/** What becomes of a step, with its time: "cached", "runs, about 15 s", "made again, 2.7 s". */
export function stateInWords({ status, reason }: PlannedStep, { seconds, isRecorded }: Cost, isDone: boolean): string {
  if (status !== "runs") return status;
  const made = reason?.because === "new" ? "made" : "made again";
  return `${isDone ? made : "would run"}, ${isRecorded ? "" : "about "}${formatSeconds(seconds)}`;
}

/** Why a step runs, and how much it adds to the image, or that nobody measured that. */
export function whyInWords(step: PlannedStep, steps: readonly PlannedStep[], { bytes }: Cost): string {
  const reason = step.status === "runs" ? [reasonInWords(step, steps)] : [];
  return [...reason, ...sizeInWords(step, bytes)].join("; ");
}

/** WORKDIR adds an empty folder, of which there is nothing to say. */
function sizeInWords({ instruction }: PlannedStep, bytes: number | undefined): string[] {
  if (instruction.kind === "workdir" || bytes === 0) return [];
  return [bytes === undefined ? "size not measured" : formatBytes(bytes)];
}

/** Why a step fails. */
export function failureInWords({ missing, instruction }: PlannedStep, use: EarlyUse | undefined): string {
  if (use?.kind === "account") return `There is no account ${use.name} yet: it is made by a later step.`;
  if (use?.kind === "file") {
    const { path, copiedBy } = use;
    return `There is no ${path} in the image yet: ${copiedBy?.statement.text ?? "no step"} comes later.`;
  }
  const names = missing.map((path) => path.replace(/^\//, "")).join(", ");
  const from = "from" in instruction && instruction.from !== "" ? `the stage ${instruction.from}` : "the build context";
  return `${names} is not in ${from}.`;
}

/** What a build comes to: a figure, and the sentence that goes with it. */
export interface Verdict {
  readonly figure: string;
  readonly sentence: string;
}

/** Says what a build saves against the one that it is compared with. */
export function verdictOf({ attempt, rival }: Build, kept: boolean, isDone: boolean): Verdict {
  const { problem, failed, line, plan } = attempt;
  if (problem !== undefined) {
    return { figure: "This cannot be built", sentence: `${line === undefined ? "" : `Line ${line}: `}${problem}` };
  }
  if (failed) {
    const place = `step ${failed.number}${failed.stage === "" ? "" : ` of ${failed.stage}`}`;
    return { figure: `${isDone ? "Stopped" : "Stops"} at ${place}`, sentence: failed.instruction.statement.text };
  }
  const steps = plan?.steps ?? [];
  const ran = steps.filter(({ status }) => status === "runs").length;
  const count = `${ran} of ${steps.length} steps ${isDone ? "ran" : "would run"}`;
  const other = kept ? "in the order that you kept" : "with everything copied first";
  const saved = rival.seconds - attempt.seconds;
  if (rival.plan === undefined || rival.failed)
    return { figure: formatSeconds(attempt.seconds), sentence: `${count}.` };
  const both = `${count}: ${formatSeconds(attempt.seconds)}, and ${formatSeconds(rival.seconds)} ${other}.`;
  if (saved > 0.05) return { figure: `${formatSeconds(saved)} saved`, sentence: both };
  if (saved < -0.05) return { figure: `${formatSeconds(-saved)} lost`, sentence: both };
  return { figure: formatSeconds(attempt.seconds), sentence: `${count}, as long as ${other}.` };
}

/** Tells a deed in a story: "Changed sir_api/model.py". */
export function deedInWords(deed: Deed, build: Attempt | undefined): string {
  switch (deed.do) {
    case "build":
      return `Built: ${build ? outcomeInWords(build) : ""}`;
    case "edit":
      return `Changed ${deed.file}`;
    case "restore":
      return `Took the changes of ${deed.file} back`;
    case "add":
      return `Added ${deed.file}`;
    case "remove":
      return `Removed ${deed.file}`;
    case "dockerfile":
      return "Changed the Dockerfile";
    case "ignore":
      return "Changed .dockerignore";
    case "settings":
      return "Changed how it is built";
    default:
      return "Kept this order to compare with";
  }
}

function outcomeInWords({ problem, failed, plan, seconds }: Attempt): string {
  if (problem !== undefined) return "the builder could not read it";
  if (failed) return `stopped at ${failed.instruction.statement.text}`;
  const ran = plan?.steps.filter(({ status }) => status === "runs").length ?? 0;
  return ran === 0
    ? "everything came from the cache"
    : `${ran} of ${plan?.steps.length ?? 0} steps ran, ${formatSeconds(seconds)}`;
}
