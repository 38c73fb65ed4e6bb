import type { BuildOptions } from "../../core/dockerfile/build-options.ts";
import { type EarlyUse, findEarlyUses } from "../../core/dockerfile/early-use.ts";
import { DockerfileError, onError } from "../../core/dockerfile/error.ts";
import type { StageInstruction } from "../../core/dockerfile/instruction.ts";
import {
  type BuildHistory,
  type BuildInput,
  type Plan,
  planBuild,
  type PlannedStep,
} from "../../core/dockerfile/plan.ts";
import { costOf, elapsed } from "./cost.ts";
import type { Recorded } from "./preset.ts";
import type { SentContext } from "./sent-context.ts";

/** What is built, and how. */
export interface Order {
  readonly dockerfile: string;
  readonly context: SentContext;
  readonly options: BuildOptions;
  readonly noCache: boolean;
  readonly recorded: Readonly<Record<string, Recorded>>;
}

/** What a build does, or would do. */
export interface Attempt {
  /** Undefined when the builder cannot read the Dockerfile, or the .dockerignore. */
  readonly plan: Plan | undefined;
  /** Why not, in the builder's words. */
  readonly problem: string | undefined;
  /** The line of the Dockerfile that is to blame, if one is. */
  readonly line: number | undefined;
  /** The step that fails, if one does. */
  readonly failed: PlannedStep | undefined;
  /** What that step lacks, if it is a command. */
  readonly earlyUse: EarlyUse | undefined;
  /** How long it takes from the first step to the last; stages that need nothing of each other run side by side. */
  readonly seconds: number;
  /** For the next build. */
  readonly history: BuildHistory;
}

/** Plans a build after the builds of a history. Never throws, whatever the Dockerfile is. */
export function attemptBuild(order: Order, history: BuildHistory): Attempt {
  const { problem } = order.context;
  if (problem !== undefined) return failure(history, problem);
  return onError(
    () => plan(order, history),
    (error) => failure(history, error.message, error),
  );
}

function plan(order: Order, before: BuildHistory): Attempt {
  const { dockerfile, context, options, noCache, recorded } = order;
  const input: BuildInput = { dockerfile, context: context.snapshot, options, ...(noCache && { withoutCache: "all" }) };
  const hopeful = planBuild(input, before);
  const early = new Map(
    [...findEarlyUses(hopeful.build, context.snapshot)].map(([{ statement }, use]) => [statement.lines.first, use]),
  );
  const failing = ({ statement }: StageInstruction): boolean => early.has(statement.lines.first);
  const planned = early.size === 0 ? hopeful : planBuild({ ...input, failing }, before);
  const failed = planned.steps.find(({ status }) => status === "fails");
  return {
    plan: planned,
    problem: undefined,
    line: undefined,
    failed,
    earlyUse: failed && early.get(failed.instruction.statement.lines.first),
    seconds: elapsed(planned, (step) => costOf(step, context, recorded).seconds),
    history: planned.history,
  };
}

function failure(history: BuildHistory, problem: string, error?: DockerfileError): Attempt {
  const nothing = { plan: undefined, failed: undefined, earlyUse: undefined, seconds: 0 };
  return { ...nothing, problem, line: error?.line, history };
}
