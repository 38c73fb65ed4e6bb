import type { StageInstruction } from "../../core/dockerfile/instruction.ts";
import type { PlannedStep } from "../../core/dockerfile/plan.ts";
import type { BuildStage, Task } from "../../core/dockerfile/stage.ts";
import { readSyntax } from "../../core/dockerfile/syntax.ts";
import type { Attempt } from "./attempt.ts";
import { type Cost, costOf } from "./cost.ts";
import type { Recorded } from "./preset.ts";
import type { SentContext } from "./sent-context.ts";
import { failureInWords, stateInWords, whyInWords } from "./words.ts";

/** The layers of a stage. */
export interface Column {
  /** The stage's name, or what the image is made of. */
  readonly title: string;
  readonly isNeeded: boolean;
  /** Where its rows stand in the file; FROM stands before them. */
  readonly rows: readonly Row[];
  /** FROM, as it is written. */
  readonly from: string;
  /** The stages that it takes files from or begins from, by their titles, and for which row: -1 for FROM. */
  readonly arrows: readonly { readonly from: string; readonly row: number }[];
}

/** An instruction in a stack. */
export interface Row {
  /** Its place among all instructions of the file, from 0. */
  readonly index: number;
  readonly text: string;
  /** "note" for what makes no layer, "waits" for what is not reached. */
  readonly status: PlannedStep["status"] | "note" | "waits";
  /** The status in words, with the time: "cached", "runs again, 2.7 s". */
  readonly state: string;
  /** The reason and the size. */
  readonly why: string;
}

/** What a stack is drawn from. */
export interface Source {
  readonly dockerfile: string;
  readonly attempt: Attempt;
  readonly context: SentContext;
  readonly recorded: Readonly<Record<string, Recorded>>;
  /** Whether the build has happened, or would happen now. */
  readonly isDone: boolean;
}

/** Gives the columns of a build, one for each stage in the order of the file; none where it cannot be planned. */
export function stackOf(source: Source): Column[] {
  const { plan } = source.attempt;
  if (!plan) return [];
  const order = new Map(readSyntax(source.dockerfile).statements.map(({ lines }, index) => [lines.first, index]));
  const stages = plan.build.stages.filter(({ from }) => from !== undefined);
  return stages.map((stage) => {
    const tasks: readonly Task[] = (stage.steps.length > 0 ? stage.steps : stage.tasks).filter(
      ({ isTrigger }) => !isTrigger,
    );
    const isNeeded = plan.build.needed.has(stage);
    return {
      title: titleOf(stage, stages),
      isNeeded,
      from: stage.from?.statement.text ?? "",
      rows: tasks.map(({ instruction }) => ({
        index: order.get(instruction.statement.lines.first) ?? -1,
        text: instruction.statement.text,
        ...(isNeeded ? describe(instruction, source) : NOT_NEEDED),
      })),
      arrows: arrowsOf(stage, tasks, stages),
    };
  });
}

const NOT_NEEDED = { status: "waits", state: "not built", why: "" } as const;

/** What readers call a stage: the last one is the image. */
function titleOf(stage: BuildStage, stages: readonly BuildStage[]): string {
  if (stages.length === 1) return "";
  if (stage.name !== "") return stage.name;
  return stage === stages.at(-1) ? "the image" : `stage ${stages.indexOf(stage)}`;
}

function arrowsOf(stage: BuildStage, tasks: readonly Task[], stages: readonly BuildStage[]): Column["arrows"] {
  const base = stage.base ? [{ from: titleOf(stage.base, stages), row: -1 }] : [];
  const copies = tasks.flatMap(({ sources }, row) =>
    sources.filter(({ from }) => from !== undefined).map((each) => ({ from: titleOf(each, stages), row })),
  );
  return [...base, ...copies];
}

function describe(instruction: StageInstruction, source: Source): Pick<Row, "status" | "state" | "why"> {
  const { attempt, context, recorded, isDone } = source;
  const steps = attempt.plan?.steps ?? [];
  const step = steps.find((each) => each.instruction === instruction);
  if (!step) return LAYERS.has(instruction.kind) ? NOT_REACHED : { status: "note", state: "no layer", why: "" };
  if (step.status === "fails") return { status: "fails", state: "fails", why: failureInWords(step, attempt.earlyUse) };
  const cost: Cost = costOf(step, context, recorded);
  return {
    status: step.status,
    state: stateInWords(step, cost, isDone),
    why: whyInWords(step, steps, cost),
  };
}

const LAYERS: ReadonlySet<StageInstruction["kind"]> = new Set(["run", "copy", "add"]);
const NOT_REACHED = { status: "waits", state: "not reached", why: "" } as const;
