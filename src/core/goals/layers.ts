import type { FileNode } from "../dockerfile/file-node.ts";
import type { BuildStage, Step } from "../dockerfile/stage.ts";
import { StageState, type StepKey } from "../dockerfile/step-key.ts";
import type { Attempt } from "./attempt.ts";
import { lackingFiles } from "./lacking.ts";

/** A step of a build, and what it takes from the project. */
export interface WalkedStep {
  readonly stage: BuildStage;
  readonly step: Step;
  /** The project's files that it copies or mounts, itself or out of another stage. */
  readonly takes: ReadonlySet<string>;
  /** What its command reads that is not there by then. */
  readonly lacks: readonly string[];
}

/** Walks through the steps of all stages that a build needs, in the order of the file; through none if it needs none. */
export function walkBuild({ plan, context }: Attempt): WalkedStep[] {
  const walk = new Walk();
  const stages = plan?.build.stages.filter((stage) => stage.from !== undefined && plan.build.needed.has(stage)) ?? [];
  return stages.flatMap((stage) => stage.steps.map((step) => walk.take(stage, step, context)));
}

/** The stages that an image is made of: from the one that begins with a base image to the target. */
export function lineageOf(target: BuildStage): ReadonlySet<BuildStage> {
  const found = new Set<BuildStage>();
  for (let stage: BuildStage | undefined = target; stage && !found.has(stage); stage = stage.base) found.add(stage);
  return new Set([...found].toReversed());
}

class Walk {
  readonly #results = new Map<string, string>();
  readonly #states = new Map<BuildStage, StageState>();
  /** The commands that ran in each stage and those that it begins from. */
  readonly #commands = new Map<BuildStage, string>();

  take(stage: BuildStage, step: Step, context: Attempt["context"]): WalkedStep {
    const state = this.#stateOf(stage);
    state.see(step);
    const { instruction } = step;
    if (!/^(?:run|copy|add|workdir)$/.test(instruction.kind)) return { stage, step, takes: new Set(), lacks: [] };
    const sources = step.sources.map((source) => this.#stateOf(source).files);
    const key = state.keyOf(step, sources, context);
    const before = this.#commands.get(stage) ?? this.#commands.get(stage.base ?? stage) ?? "";
    const lacks = instruction.kind === "run" ? lackingFiles(instruction, { step, files: state.files, before }) : [];
    if (instruction.kind === "run") this.#commands.set(stage, `${before}\n${instruction.statement.text}`);
    state.finish(step, key, { isNew: false, time: "" });
    return { stage, step, takes: originsOf(key), lacks };
  }

  #stateOf(stage: BuildStage): StageState {
    const known = this.#states.get(stage);
    if (known) return known;
    const image = { layers: stage.image === "scratch" ? "" : stage.image, user: "root", env: [] };
    const state = new StageState(stage.base ? this.#stateOf(stage.base) : image, (key) => this.#recall(key));
    this.#states.set(stage, state);
    return state;
  }

  #recall(key: string): string {
    const known = this.#results.get(key) ?? `#${this.#results.size + 1}`;
    this.#results.set(key, known);
    return known;
  }
}

function originsOf({ selections }: StepKey): Set<string> {
  const nodes = selections.flatMap(({ entries }) => Array.from(entries.values()));
  return new Set(nodes.map(originOf).filter((path) => path !== undefined));
}

/** A file of the project holds its path, and so does each copy of it. */
function originOf({ type, content }: FileNode): string | undefined {
  return type === "file" ? /^\0([^\n\0]+)\n/.exec(content)?.[1] : undefined;
}
