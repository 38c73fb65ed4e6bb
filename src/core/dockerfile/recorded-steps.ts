import type { PlannedStep } from "./plan.ts";

/** A step of a build as the builder's log told of it; of which stage it is, is not known. */
export interface RecordedStep {
  /** The instruction, with single spaces. */
  readonly name: string;
  readonly cached: boolean;
  readonly seconds: number;
}

/**
 * Finds the record of each planned step; undefined when the record is of other steps. A log tells one stage after the
 * other, not always in the order of the file, and a step that two stages have in common only once. From the tenth on,
 * the steps of a stage may be told of elsewhere, since the builder pads shorter numbers.
 */
export function matchSteps<Recorded extends RecordedStep>(
  planned: readonly PlannedStep[],
  recorded: readonly Recorded[],
): ReadonlyMap<PlannedStep, Recorded> | undefined {
  const stages = [...Map.groupBy(planned, ({ stage }) => stage).values()];
  const pairs = matchStages(stages.flatMap(parts), recorded, findCommon(stages));
  if (!pairs) return undefined;
  const byText = new Map(pairs.map(([step, record]) => [stepText(step), record]));
  const found = new Map(pairs);
  for (const step of planned) {
    const twin = found.get(step) ?? byText.get(stepText(step));
    if (!twin) return undefined;
    found.set(step, twin);
  }
  return found;
}

/** The text of a step as a record has it. */
export function stepText({ instruction }: PlannedStep): string {
  return instruction.statement.text.trim().replaceAll(/\s+/g, " ");
}

type Stage = readonly PlannedStep[];
type Pairs<Recorded> = readonly (readonly [PlannedStep, Recorded])[];

/** A stage's steps up to the ninth, and the others. The builder counts FROM, where that names an image. */
function parts(stage: Stage): Stage[] {
  const from = (stage[0]?.of ?? 0) - stage.length;
  return [...Map.groupBy(stage, ({ number }) => number + from < 10).values()];
}

/** The texts that stand in more than one stage. */
function findCommon(stages: readonly Stage[]): ReadonlySet<string> {
  const texts = stages.flatMap((stage) => [...new Set(stage.map(stepText))]);
  return new Set(texts.filter((text, index) => texts.indexOf(text) < index));
}

/** Tries each stage as the one that is told of first. */
function matchStages<Recorded extends RecordedStep>(
  stages: readonly Stage[],
  recorded: readonly Recorded[],
  common: ReadonlySet<string>,
): Pairs<Recorded> | undefined {
  if (stages.length === 0) return recorded.length === 0 ? [] : undefined;
  for (const stage of stages) {
    const pairs = matchStage(stage, recorded, common);
    const others = stages.filter((each) => each !== stage);
    const rest = pairs && matchStages(others, recorded.slice(pairs.length), common);
    if (rest) return [...pairs, ...rest];
  }
  return undefined;
}

/** Pairs the steps of a stage with those that a record begins with; what is common may be told of elsewhere. */
function matchStage<Recorded extends RecordedStep>(
  stage: Stage,
  recorded: readonly Recorded[],
  common: ReadonlySet<string>,
): Pairs<Recorded> | undefined {
  const pairs: [PlannedStep, Recorded][] = [];
  for (const step of stage) {
    const record = recorded[pairs.length];
    const text = stepText(step);
    if (record?.name === text) pairs.push([step, record]);
    else if (!common.has(text)) return undefined;
  }
  return pairs;
}
