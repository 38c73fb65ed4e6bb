import { resolveBases } from "./base-image.ts";
import { type BuildOptions, platformArguments, readPlatforms } from "./build-options.ts";
import { addTask, findReachable, refuseCircles } from "./dependencies.ts";
import type { Dockerfile } from "./dockerfile.ts";
import type { Environment } from "./environment.ts";
import { attempt, DockerfileError } from "./error.ts";
import { evaluateStage } from "./evaluate.ts";
import { evaluateFrom, type FromContext } from "./from.ts";
import { checkSourceDate, evaluateGlobalArguments } from "./global-arguments.ts";
import { readReference } from "./reference.ts";
import { inFile, type Report } from "./report.ts";
import { expandWord } from "./shell.ts";
import { type BuildStage, StageList } from "./stage.ts";
import { didYouMean, suggest } from "./suggest.ts";
import { quote } from "./text.ts";

/** A build as far as it can be known without files. */
export interface Build {
  /** In the order of the file; images that only COPY or a mount name come behind them. */
  readonly stages: readonly BuildStage[];
  readonly target: BuildStage;
  /** The stages and images that the target needs, itself among them. */
  readonly needed: ReadonlySet<BuildStage>;
  /** The arguments above the first FROM, and those that the builder sets. */
  readonly globals: Environment;
}

/** How far a build is evaluated, and who hears of what is not as it should be. */
export interface Extent {
  /** Evaluate also the stages that the target does not need, as `--check` does. */
  readonly allStages: boolean;
  readonly report: Report;
}

/**
 * Evaluates a Dockerfile: which stages need which, and each of their steps with its variables filled in.
 * Throws a DockerfileError, with the builder's message and its lines, for the first thing that cannot be built.
 * BuildKit: `toDispatchState` in `frontend/dockerfile/dockerfile2llb/convert.go`.
 */
export function evaluateBuild(
  dockerfile: Dockerfile,
  options: BuildOptions = {},
  { allStages, report }: Extent = { allStages: false, report: () => {} },
): Build {
  const { escape } = dockerfile;
  const platforms = readPlatforms(options);
  const targetName = options.target || (dockerfile.stages.at(-1)?.from.stageName ?? "");
  const predefined = platformArguments(platforms, targetName, options);
  checkDefaultBases(dockerfile, predefined, report);
  const globals = evaluateGlobals(dockerfile, predefined, options);
  const list = listStages(dockerfile, { escape, globals, machine: platforms.build, report });
  const target = findTarget(list, options);
  addTasks(dockerfile, list);
  refuseCircles(list.stages);
  if (list.stages.length === 1) target.label = "";
  resolveBases(target, { list, escape, platforms, options, report });
  const needed = findReachable(target);
  const context = { escape, globals, options, report, allowsDevices: usesLabs(dockerfile) };
  for (const stage of list.stages) {
    if (allStages || needed.has(stage)) evaluateStage(stage, context);
  }
  return { stages: list.stages, target, needed, globals };
}

/** Whether it asks for the version of the language that has what is still being tried out. */
function usesLabs({ directives }: Dockerfile): boolean {
  return directives.some(({ name, value }) => name === "syntax" && value.includes("labs"));
}

/** Reports images that come to nothing when the caller of the build sets no arguments. */
function checkDefaultBases({ globalArgs, stages, escape }: Dockerfile, predefined: Environment, report: Report): void {
  const globals = attempt(() => evaluateGlobalArguments(globalArgs, predefined, escape, {}));
  if (!globals) return;
  for (const { from } of stages) {
    const { text, error } = expandWord(from.base.value, globals, { escape });
    if (error) return;
    if (attempt(() => readReference(text)) !== undefined) continue;
    report("InvalidDefaultArgInFrom", inFile(from.statement, from.base), from.base.value);
  }
}

function evaluateGlobals(
  { globalArgs, stages, escape }: Dockerfile,
  predefined: Environment,
  options: BuildOptions,
): Environment {
  const globals = evaluateGlobalArguments(globalArgs, predefined, escape, options);
  const names = stages.map(({ from }) => from.stageName);
  checkSourceDate(globals, options, names);
  return globals;
}

function listStages({ globalArgs, stages }: Dockerfile, context: Omit<FromContext, "names">): StageList {
  const list = new StageList();
  const declared = globalArgs.flatMap(({ args }) => args.map(({ name }) => name.value));
  const names = new Set([...context.globals.names(), ...declared]);
  for (const [index, { from }] of stages.entries()) {
    const stage = evaluateFrom(from, { ...context, names });
    stage.label ||= `stage-${index}`;
    list.add(stage);
  }
  return list;
}

function findTarget(list: StageList, { target }: BuildOptions): BuildStage {
  const stage = target ? list.find(target) : list.stages.at(-1);
  if (stage) return stage;
  const message = `target stage ${quote(target ?? "")} could not be found`;
  throw new DockerfileError(didYouMean(message, suggest(target ?? "", list.labels())));
}

function addTasks({ stages, escape }: Dockerfile, list: StageList): void {
  for (const [index, { instructions }] of stages.entries()) {
    const stage = list.stages[index];
    if (!stage) continue;
    stage.tasks = instructions.map((instruction) => addTask(stage, instruction, { list, escape, isTrigger: false }));
  }
}
