import { DockerfileError } from "./error.ts";
import type { CopyInstruction, RunInstruction, StageInstruction } from "./instruction.ts";
import { type EscapeCharacter, expandWord } from "./shell.ts";
import type { Lines } from "./source.ts";
import { BuildStage, type StageList, type Task } from "./stage.ts";

const NO_VARIABLES = new Map<string, string>();

/** Gives an instruction something to do in a stage, and notes what it takes files from, which may be a new image. */
export function addTask(
  stage: BuildStage,
  instruction: StageInstruction,
  { list, escape, isTrigger }: TaskContext,
): Task {
  const sources = findSources(instruction, list, escape);
  for (const source of sources) {
    stage.sources.set(source, instruction.statement.lines);
    if (!source.from) list.add(source);
  }
  return { instruction, sources, isTrigger };
}

export interface TaskContext {
  readonly list: StageList;
  readonly escape: EscapeCharacter;
  /** Whether ONBUILD of the base asks for it. */
  readonly isTrigger: boolean;
}

function findSources(instruction: StageInstruction, list: StageList, escape: EscapeCharacter): BuildStage[] {
  if (instruction.kind === "run") return findMountSources(instruction, list);
  return instruction.kind === "copy" && instruction.from !== "" ? [findCopySource(instruction, list, escape)] : [];
}

function findCopySource(copy: CopyInstruction, list: StageList, escape: EscapeCharacter): BuildStage {
  const { from } = copy;
  const { text, error } = expandWord(from, NO_VARIABLES, { escape });
  if (error) throw new DockerfileError(error);
  if (text !== from) {
    throw new DockerfileError(
      "variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround",
    );
  }
  if (!/^[+-]?\d+$/.test(from)) return list.find(from) ?? new BuildStage(from, copy.statement);
  const stage = list.stages[Number(from)];
  if (!stage) throw new DockerfileError(`invalid stage index ${Number(from)}`);
  return stage;
}

/** A mount that names nothing may need an empty image: what it is, only its expanded type will tell. */
function findMountSources(run: RunInstruction, list: StageList): BuildStage[] {
  return run.mountSources.map(
    (from) => list.find(from || "scratch") ?? new BuildStage(from || "scratch", run.statement),
  );
}

/**
 * Throws a DockerfileError if stages take files from one another in a circle.
 * BuildKit: `validateCircularDependency`, which does not look at what they begin from.
 */
export function refuseCircles(stages: readonly BuildStage[]): void {
  const visited = new Set<BuildStage>();
  for (const root of stages) {
    const circle = findCircle(root, visited);
    if (circle) throw new DockerfileError(`circular dependency detected on stage: ${root.label}`, circle);
  }
}

/** Follows all ways from a stage, and gives the lines of the way that comes back to itself. */
function findCircle(root: BuildStage, visited: Set<BuildStage>): Lines | undefined {
  if (visited.has(root)) return undefined;
  const path = [{ stage: root, rest: root.sources.entries(), lines: root.place.lines }];
  const onPath = new Set([root]);
  visited.add(root);
  for (let last = path.at(-1); last; last = path.at(-1)) {
    const next = last.rest.next().value;
    if (!next) {
      onPath.delete(last.stage);
      path.pop();
      continue;
    }
    const [stage, lines] = next;
    if (onPath.has(stage)) return firstOf([...path.slice(1).map((step) => step.lines), lines]);
    if (visited.has(stage)) continue;
    visited.add(stage);
    onPath.add(stage);
    path.push({ stage, rest: stage.sources.entries(), lines });
  }
  return undefined;
}

function firstOf(lines: readonly Lines[]): Lines | undefined {
  return lines.toSorted((a, b) => a.first - b.first)[0];
}

/** Gives the stages that a build of the target needs. */
export function findReachable(target: BuildStage): Set<BuildStage> {
  const reachable = new Set([target]);
  // A set hands out what is added to it while it is gone through.
  for (const { base, sources } of reachable) {
    if (base) reachable.add(base);
    for (const source of sources.keys()) reachable.add(source);
  }
  return reachable;
}
