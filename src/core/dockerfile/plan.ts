import { type Build, evaluateBuild } from "./build.ts";
import type { BuildOptions } from "./build-options.ts";
import { parseDockerfile } from "./dockerfile.ts";
import { describe } from "./file-node.ts";
import type { Snapshot } from "./snapshot.ts";
import type { BuildStage } from "./stage.ts";
import { StageFiles } from "./stage-files.ts";
import { type Recall, StageState, type StepKey } from "./step-key.ts";
import type { StageInstruction } from "./instruction.ts";

/** What a build is made from. */
export interface BuildInput {
  readonly dockerfile: string;
  /** What the builder is sent, after .dockerignore. */
  readonly context: Snapshot;
  /** Arguments, target, platforms, and what is known of base images. */
  readonly options?: BuildOptions;
  /** Names the layers of a base image, by its full name; its name unless told. */
  readonly layersOf?: (image: string) => string;
  /** The account that a base image runs as; root unless told. */
  readonly userOf?: (image: string) => string;
  /** The stages, by name, whose COPY, ADD and RUN are not taken from the cache; `--no-cache` names all. */
  readonly withoutCache?: "all" | readonly string[];
  /** Whether the builder has nothing left of the files that it was sent before. */
  readonly isSentAnew?: boolean;
  /** Commands that are known not to end well when they run. */
  readonly failing?: (instruction: StageInstruction) => boolean;
}

/** Why a step runs. */
export type Reason =
  /** There was no earlier build with this step. */
  | { readonly because: "new" }
  /** The layer below is another one: that of the step with this number, or for 0 of what the stage begins from. */
  | { readonly because: "below"; readonly step: number }
  /** What it copies or mounts differs: added, changed and removed files. */
  | { readonly because: "files"; readonly files: readonly string[] }
  /** What it says or sees differs: the parts of its key that do, in the builder's order. */
  | { readonly because: "definition"; readonly parts: readonly string[] }
  | { readonly because: "no-cache" };

export interface PlannedStep {
  readonly instruction: StageInstruction;
  /** What the builder calls its stage; empty if there is one alone. */
  readonly stage: string;
  /** From 1 in its stage, and out of how many. */
  readonly number: number;
  readonly of: number;
  /** "fails" where a file that it copies is not there, or a command is known to fail: what follows does not start. */
  readonly status: "cached" | "runs" | "fails";
  /** Undefined for a step that is cached. */
  readonly reason: Reason | undefined;
  /** What is not there, for a step that fails. */
  readonly missing: readonly string[];
}

/** What earlier builds left in the cache. */
export interface BuildHistory {
  /** What each key stands for: a name of ours. */
  readonly results: ReadonlyMap<string, string>;
  /** The last build's keys by place, to say what differs from them. */
  readonly last: ReadonlyMap<string, StepKey>;
  /** What the builder has of the files that it was sent. */
  readonly context?: Snapshot;
}

export const NO_HISTORY: BuildHistory = { results: new Map(), last: new Map() };

export interface Plan {
  readonly build: Build;
  /** Of the stages that the target needs, in the order of the file. */
  readonly steps: readonly PlannedStep[];
  /** The history for the next build. */
  readonly history: BuildHistory;
}

/**
 * Says which steps of a build come from the cache of earlier builds, which run, and why. The cache is a set of records,
 * not the last build: an edit that is taken back is found again.
 * Throws a DockerfileError for a Dockerfile that cannot be built whatever files there are.
 * BuildKit: `CacheMap` of `solver/llbsolver/ops/exec.go` and `file.go`, `solver/edge.go`.
 */
export function planBuild(input: BuildInput, history: BuildHistory = NO_HISTORY): Plan {
  const build = evaluateBuild(parseDockerfile(input.dockerfile), input.options);
  const stages = build.stages.filter((stage) => build.needed.has(stage) && stage.from !== undefined);
  // A step that two stages have in common is one to the builder: if one of them may not take it from the cache, none may.
  const scout = new Planner(input, history, new Set());
  if (Array.isArray(input.withoutCache) && input.withoutCache.length > 0) for (const stage of stages) scout.plan(stage);
  const planner = new Planner(input, history, scout.withoutCache);
  return { build, steps: stages.flatMap((stage) => planner.plan(stage)), history: planner.history };
}

/** Instructions that are steps of a build; the others are noted in the image only. */
const STEPS: ReadonlySet<StageInstruction["kind"]> = new Set(["run", "copy", "add", "workdir"]);

function isStep(instruction: StageInstruction, workdir: string): boolean {
  return STEPS.has(instruction.kind) && !(instruction.kind === "workdir" && workdir === "/");
}

type Answer = Pick<PlannedStep, "status" | "reason">;

class Planner {
  /** The keys of steps that may not be taken from the cache. */
  readonly withoutCache: Set<string>;
  /** What was said of the steps of this build, by their keys. */
  readonly #answers = new Map<string, Answer>();
  readonly #input: BuildInput;
  readonly #before: BuildHistory;
  readonly #results: Map<string, string>;
  readonly #last = new Map<string, StepKey>();
  readonly #states = new Map<BuildStage, StageState>();
  #hasFailed = false;

  constructor(input: BuildInput, before: BuildHistory, withoutCache: Set<string>) {
    this.withoutCache = withoutCache;
    const { context } = input;
    this.#input = before.context && !input.isSentAnew ? { ...input, context: context.after(before.context) } : input;
    this.#before = before;
    this.#results = new Map(before.results);
  }

  get history(): BuildHistory {
    return { results: this.#results, last: this.#last, context: this.#input.context };
  }

  plan(stage: BuildStage): PlannedStep[] {
    const state = this.#stateOf(stage);
    const total = stage.steps.filter(({ instruction }) => STEPS.has(instruction.kind)).length;
    const of = total + Number(!stage.base && stage.image !== "scratch");
    const planned: PlannedStep[] = [];
    const time = ` ${this.#before.results.size}`;
    for (const step of stage.steps) {
      state.see(step);
      if (!isStep(step.instruction, step.workdir) || this.#hasFailed) continue;
      const number = planned.length + 1;
      const key = state.keyOf(step, this.#sources(step.sources), this.#input.context);
      const { missing } = key;
      const answer = this.#willFail(step.instruction, key) ? this.#fail() : this.#look(stage, state, number, key);
      if (answer.status !== "fails") state.finish(step, key, { isNew: answer.reason?.because === "no-cache", time });
      planned.push({ instruction: step.instruction, stage: stage.label, number, of, missing, ...answer });
    }
    return planned;
  }

  #willFail(instruction: StageInstruction, { missing, parts }: StepKey): boolean {
    if (missing.length > 0) return true;
    return this.#input.failing?.(instruction) === true && !this.#before.results.has(JSON.stringify(parts));
  }

  #fail(): Answer {
    this.#hasFailed = true;
    return { status: "fails", reason: undefined };
  }

  #look(stage: BuildStage, state: StageState, number: number, key: StepKey): Answer {
    const text = JSON.stringify(key.parts);
    if (this.#skipsCache(stage) && key.parts["kind"] !== "workdir") this.withoutCache.add(text);
    const answer = this.#answers.get(text) ?? this.#lookUp(`${stage.label} ${number}`, state, number, key);
    this.#last.set(`${stage.label} ${number}`, key);
    this.#answers.set(text, answer);
    return answer;
  }

  #lookUp(place: string, { isNew }: StageState, number: number, key: StepKey): Answer {
    const text = JSON.stringify(key.parts);
    if (this.withoutCache.has(text)) return { status: "runs", reason: { because: "no-cache" } };
    // What lies on its own does not mind what is new below it.
    const isBelowNew = isNew && key.parts["below"] !== "";
    if (this.#before.results.has(text) && !isBelowNew) return { status: "cached", reason: undefined };
    return { status: "runs", reason: reasonFor(key, this.#before.last.get(place), number) };
  }

  readonly #recall: Recall = (key) => {
    const known = this.#results.get(key) ?? `#${this.#results.size + 1}`;
    this.#results.set(key, known);
    return known;
  };

  #skipsCache({ label, name }: BuildStage): boolean {
    const { withoutCache = [] } = this.#input;
    return withoutCache === "all" || withoutCache.includes(name) || withoutCache.includes(label);
  }

  #stateOf(stage: BuildStage): StageState {
    const known = this.#states.get(stage);
    if (known) return known;
    const state = stage.base ? new StageState(this.#stateOf(stage.base), this.#recall) : this.#beginFrom(stage);
    this.#states.set(stage, state);
    return state;
  }

  #beginFrom({ image }: BuildStage): StageState {
    const { layersOf = (name: string) => name, userOf = () => "", options } = this.#input;
    const env = options?.baseImage?.(image)?.env ?? [];
    const layers = image === "scratch" ? "" : layersOf(image);
    const time = options?.buildArgs?.["SOURCE_DATE_EPOCH"];
    return new StageState({ layers, user: userOf(image), env, time }, this.#recall);
  }

  #sources(stages: readonly BuildStage[]): StageFiles[] {
    return stages.map((stage) => this.#stateOf(stage).files);
  }
}

function reasonFor(key: StepKey, before: StepKey | undefined, number: number): Reason {
  const [now, then] = [key.parts, before?.parts ?? {}];
  if (!before || then["kind"] !== now["kind"]) return { because: "new" };
  const names = Object.keys({ ...then, ...now }).filter((name) => then[name] !== now[name]);
  const parts = names.filter((name) => name !== "below" && name !== "files");
  if (parts.length > 0) return { because: "definition", parts };
  if (names.includes("files")) return { because: "files", files: differingFiles(key, before) };
  return { because: "below", step: number - 1 };
}

function differingFiles(key: StepKey, before: StepKey): string[] {
  const [now, then] = [filesOf(key), filesOf(before)];
  const paths = new Set([...now.keys(), ...then.keys()]);
  return [...paths].filter((path) => now.get(path) !== then.get(path)).toSorted();
}

/** What was selected by its path, which starts with the name of the source. */
function filesOf({ selections }: StepKey): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name, entries } of selections) {
    for (const [path, node] of entries) files.set([name, path].filter((part) => part !== "").join("/"), describe(node));
  }
  return files;
}
