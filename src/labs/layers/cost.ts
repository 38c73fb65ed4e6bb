import type { Plan, PlannedStep } from "../../core/dockerfile/plan.ts";
import type { BuildStage } from "../../core/dockerfile/stage.ts";
import type { Recorded } from "./preset.ts";
import type { SentContext } from "./sent-context.ts";

/** What a step costs when it runs. */
export interface Cost {
  readonly seconds: number;
  /** Whether the time was recorded; it is a rough guess otherwise. */
  readonly isRecorded: boolean;
  /** How much the layer adds to the image; undefined where nobody measured it. */
  readonly bytes: number | undefined;
}

/** Gives what a step costs: as it was recorded of an instruction with the same text, else what such steps usually take. */
export function costOf(
  { instruction }: PlannedStep,
  context: SentContext,
  recorded: Readonly<Record<string, Recorded>>,
): Cost {
  const { seconds, bytes } = recorded[instructionText(instruction.statement.text)] ?? {};
  const copied =
    instruction.kind === "copy" || instruction.kind === "add" ? copiedBytes(instruction, context) : undefined;
  const estimate = instruction.kind === "run" ? guessCommand(instruction.command.join(" ")) : 0.1;
  return { seconds: seconds ?? estimate, isRecorded: seconds !== undefined, bytes: copied ?? bytes };
}

/** An instruction's text with single spaces, by which records name it. */
export function instructionText(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

function copiedBytes(
  { from, sources }: { readonly from: string; readonly sources: readonly { readonly value: string }[] },
  { snapshot, sizes }: SentContext,
): number | undefined {
  if (from !== "") return undefined;
  let bytes = 0;
  for (const { value } of sources) {
    const root = value.replace(/^(?:\.?\/)+|^\.$|\/+$/g, "");
    for (const { name, entries } of snapshot.select(value)) {
      const folder = /[*?[\\]/.test(root) ? [...root.split("/").slice(0, -1), name].join("/") : root;
      for (const path of entries.keys())
        bytes += sizes.get([folder, path].filter((part) => part !== "").join("/")) ?? 0;
    }
  }
  return bytes;
}

/** Seconds that commands of a kind take on a laptop, roughly. */
const USUAL: readonly (readonly [command: RegExp, seconds: number])[] = [
  [/\b(?:conda|mamba|install2\.r|install\.packages|renv::restore|cargo build|make\b)/, 60],
  [/\b(?:pip3?|uv|poetry|npm|yarn|pnpm|apt-get|apk|dnf|apt)\b.*\b(?:install|ci|add|sync|wheel)\b/, 15],
  [/\b(?:train|fit)\w*\b/, 10],
];

function guessCommand(command: string): number {
  return USUAL.find(([pattern]) => pattern.test(command))?.[1] ?? 1;
}

/** Gives how long a build takes: the steps of a stage run one after another, stages beside each other. */
export function elapsed({ build, steps }: Plan, secondsOf: (step: PlannedStep) => number): number {
  const planned = new Map(steps.map((step) => [step.instruction, step]));
  const ends = new Map<BuildStage, number>();
  const endOf = (stage: BuildStage): number => {
    const known = ends.get(stage);
    if (known !== undefined) return known;
    let end = stage.base ? endOf(stage.base) : 0;
    for (const { instruction, sources } of stage.steps) {
      end = Math.max(end, ...sources.map(endOf));
      const step = planned.get(instruction);
      if (step?.status === "runs") end += secondsOf(step);
    }
    ends.set(stage, end);
    return end;
  };
  return Math.max(...[...build.needed].map(endOf));
}
