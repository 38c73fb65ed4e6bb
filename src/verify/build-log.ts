import type { BuildStep } from "../schemas/evidence.ts";

const HEAD = /^#(?<id>\d+) \[(?:(?<stage>[^\]]*?) +)?(?<number>\d+)\/\d+\] (?<name>.+)$/;
const CACHED = /^#(?<id>\d+) CACHED$/;
const DONE = /^#(?<id>\d+) (?:DONE|ERROR:?) ?(?<seconds>[\d.]+)?/;

/**
 * Reads the steps of a build from what BuildKit prints with `--progress=plain`, stage after stage in the Dockerfile's order.
 * FROM is left out: BuildKit says now CACHED and now DONE of it, and neither means that work was saved.
 */
export function parseBuildLog(log: string): BuildStep[] {
  const steps = new Map<string, PlacedStep>();
  for (const line of log.split(/\r?\n/)) {
    const head = HEAD.exec(line)?.groups;
    if (head && !steps.has(head["id"] ?? "")) steps.set(head["id"] ?? "", placeStep(head));
    update(steps, CACHED.exec(line)?.groups?.["id"], { cached: true });
    const done = DONE.exec(line)?.groups;
    if (done?.["seconds"] !== undefined) update(steps, done["id"], { seconds: Number(done["seconds"]) });
  }
  return inOrder([...steps.values()]).filter((step) => !step.name.startsWith("FROM "));
}

/** Says whether a log is that of a build, by Docker or, with the service's name, by Compose. */
export function isBuildLog(log: string): boolean {
  return /^#\d+ \[(?:\S+ )?internal\] load build definition/m.test(log);
}

/** Writes an instruction with single spaces, so that continuation lines do not matter when two are compared. */
export function oneSpaced(instruction = ""): string {
  return instruction.trim().replaceAll(/\s+/g, " ");
}

interface PlacedStep extends BuildStep {
  readonly stage: string;
  readonly number: number;
}

function placeStep({ stage = "", number, name }: Record<string, string | undefined>): PlacedStep {
  return { name: oneSpaced(name), cached: false, seconds: 0, stage, number: Number(number) };
}

/** BuildKit numbers what it prints as it comes; the place in the stage stands in brackets. */
function inOrder(steps: readonly PlacedStep[]): BuildStep[] {
  const stages = [...new Set(steps.map(({ stage }) => stage))];
  return stages
    .flatMap((name) => steps.filter(({ stage }) => stage === name).toSorted((a, b) => a.number - b.number))
    .map(({ name, cached, seconds }) => ({ name, cached, seconds }));
}

function update(steps: Map<string, PlacedStep>, id: string | undefined, change: Partial<BuildStep>): void {
  const step = id === undefined ? undefined : steps.get(id);
  if (id !== undefined && step !== undefined) steps.set(id, { ...step, ...change });
}
