import { matchSteps, type RecordedStep, stepText } from "../core/dockerfile/recorded-steps.ts";
import type { Plan, PlannedStep } from "../core/dockerfile/plan.ts";
import { causeInWords } from "../core/dockerfile/reason-words.ts";
import type { Build, Evidence, ImageEvidence } from "../schemas/evidence.ts";
import type { ExampleFolder } from "../schemas/example-folder.ts";
import type { Edit } from "../schemas/session.ts";
import { planExample } from "./example-plan.ts";

/** A build that was recorded and planned; the two say the same. */
export interface RecordedBuild {
  readonly example: string;
  readonly step: string;
  /** What was edited before it; undefined for the build from an empty cache. */
  readonly edit: Edit | undefined;
  /** What it made. */
  readonly image: ImageEvidence;
  readonly seconds: number;
  readonly plan: Plan;
  readonly records: ReadonlyMap<PlannedStep, RecordedStep>;
}

/** Names a build of an example: after which of its edits, or from an empty cache. */
export interface BuildName {
  readonly step: string;
  /** A name in `rebuilds` of example.yaml; undefined for the build from an empty cache. */
  readonly rebuild: string | undefined;
}

/**
 * Gives a recorded build of an example with the plan of the same build.
 * @throws when nothing was recorded, or when plan and record disagree: then the message says where.
 */
export function getRecordedBuild(example: ExampleFolder, evidence: Evidence, name: BuildName): RecordedBuild {
  const where = `${example.name}@${name.step}`;
  const image = evidence.images[name.step];
  const build = name.rebuild === undefined ? image?.cold : image?.rebuilds[name.rebuild];
  if (!image || !build) throw new Error(`Nothing is recorded of ${title(where, name)}. Run \`npm run verify\`.`);
  const plan = planExample(example, name.step, editOf(example, name));
  const records = compare(plan, build, title(where, name));
  return {
    example: example.name,
    step: name.step,
    edit: editOf(example, name),
    image,
    seconds: build.seconds,
    plan,
    records,
  };
}

/** Names every build that was recorded of an example. */
export function listBuilds({ images }: Evidence): BuildName[] {
  return Object.entries(images).flatMap(([step, { cold, rebuilds }]) =>
    [...(cold ? [undefined] : []), ...Object.keys(rebuilds)].map((rebuild) => ({ step, rebuild })),
  );
}

/**
 * Gives the name of an example's rebuild: "code", or what is edited, "edit model.py".
 * @throws when the example has none that is called so.
 */
export function findRebuild({ name: example, meta }: ExampleFolder, asked: string): string {
  const file = /^edit (.+)$/.exec(asked)?.[1];
  const found = meta.rebuilds.find(({ name, edit }) => name === asked || isNamed(edit.file, file));
  if (found) return found.name;
  const names = meta.rebuilds.map(({ name, edit }) => `"${name}" (edit ${edit.file})`);
  throw new Error(`${example} has no rebuild "${asked}". There are: ${names.join(", ") || "none"}.`);
}

function isNamed(path: string, name: string | undefined): boolean {
  return name !== undefined && (path === name || path.endsWith(`/${name}`));
}

function editOf({ name: example, meta }: ExampleFolder, { rebuild: name }: BuildName): Edit | undefined {
  if (name === undefined) return undefined;
  const found = meta.rebuilds.find((rebuild) => rebuild.name === name);
  if (found) return found.edit;
  throw new Error(
    `examples/${example}/example.yaml has no rebuild "${name}", which was recorded. Run \`npm run verify\`.`,
  );
}

function title(where: string, { rebuild }: BuildName): string {
  return `the build of ${where} ${rebuild === undefined ? "from an empty cache" : `after "${rebuild}"`}`;
}

function compare({ steps }: Plan, build: Build, what: string): ReadonlyMap<PlannedStep, RecordedStep> {
  const records = matchSteps(steps, build.steps);
  if (!records) {
    const [planned, recorded] = [steps.map(stepText), build.steps.map(({ name }) => name)];
    throw new Error(`${disagree(what)} The plan has the steps ${list(planned)}. Recorded were ${list(recorded)}.`);
  }
  const differences = [...Map.groupBy(steps, (step) => records.get(step))].flatMap(
    ([record, same]) => describeDifference(same, steps, record) ?? [],
  );
  if (differences.length > 0) throw new Error(`${disagree(what)} ${differences.join(" ")}`);
  return records;
}

function disagree(what: string): string {
  return `The plan and the record of ${what} disagree. Either src/core/dockerfile/plan.ts is wrong, or the record was not made of these files.`;
}

/** Says how a record differs from the steps that it is of; they are several where stages have one in common. */
function describeDifference(
  same: readonly PlannedStep[],
  steps: readonly PlannedStep[],
  record: RecordedStep | undefined,
): string | undefined {
  const step = same.find(({ status }) => status !== "cached") ?? same[0];
  if (!step || record?.cached === (step.status === "cached")) return undefined;
  const cause = causeInWords(step, steps);
  const planned = step.status === "cached" ? "cached" : `${step.status}${cause === "" ? "" : ` (${cause})`}`;
  return `${stepText(step)}: the plan says ${planned}, recorded was ${record?.cached ? "cached" : "made again"}.`;
}

function list(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(", ");
}
