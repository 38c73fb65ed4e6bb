import { claimHolds, parseClaim } from "../core/measurement/claim.ts";
import { summarise } from "../core/measurement/summary.ts";
import { hashStep } from "../schemas/content-hash.ts";
import { stepFiles } from "../schemas/example-folder.ts";
import type { MeasuredValues, RecordedMeasurement } from "../schemas/measurement-evidence.ts";
import { readStartingSteps, type MeasurementFile, type StartingStep } from "../schemas/measurement-folder.ts";
import type { MeasuredCase } from "../schemas/measurement.ts";
import { commandSchema } from "../schemas/session.ts";
import { baseTags } from "./base-tags.ts";
import { byHand, composeFiles, copyStep, type Bench } from "./bench.ts";
import { noteThings, type Traces } from "./leftovers.ts";
import { commandsOf, numbered } from "./measurement-commands.ts";
import { takeValues } from "./measured-values.ts";
import { composeProjects, type Doings } from "./ownership.ts";
import { excerpt, ProofFailure } from "./proof.ts";
import { shellOf } from "./prove-session.ts";
import { printed, type CommandResult } from "./run-command.ts";
import { runSessionCommand, type Shell } from "./session-command.ts";

/** How long a command of a measurement may take; a build may take longer. */
const LIMIT = "300s";

/**
 * Measures every case of a file and checks what the file claims of them; undefined when a command failed or a claim does not hold,
 * which the report says. What the commands leave on the engine is removed.
 */
export async function proveMeasurement(bench: Bench, file: MeasurementFile): Promise<RecordedMeasurement | undefined> {
  const { name, hash, measurement } = file;
  const starts = await readStartingSteps(bench.folders.examples, file);
  const steps = await hashSteps(bench, file);
  const bases = await describeMeasurementBases(bench, file);
  const commands = commandsOf(measurement);
  const projects = starts.flatMap(({ example, at }) =>
    composeProjects(example.name, commands, composeFiles(example, at)),
  );
  const traces = await noteOrFail(bench, name, { commands, projects });
  if (traces === undefined) return undefined;
  try {
    const cases = await measureCases(bench, file, starts, traces);
    if (cases === undefined || !(await proveClaims(bench, file, cases))) return undefined;
    return {
      measurement: name,
      hash,
      steps,
      verified: bench.today(),
      unit: measurement.unit,
      engine: bench.versions,
      bases,
      cases,
    };
  } finally {
    await traces.remove();
  }
}

/** Describes the images that the steps' Dockerfiles start from, and those that the measurement names. */
export async function describeMeasurementBases(
  bench: Pick<Bench, "describeBase" | "folders">,
  file: MeasurementFile,
): Promise<RecordedMeasurement["bases"]> {
  const dockerfiles = (await readStartingSteps(bench.folders.examples, file)).flatMap(({ example, at }) =>
    [...stepFiles(example, at)].filter(([path]) => /(?:^|\/)Dockerfile[^/]*$/.test(path)),
  );
  const tags = dockerfiles.flatMap(([, { bytes }]) => baseTags(Buffer.from(bytes).toString("utf8")));
  const bases: RecordedMeasurement["bases"] = [];
  for (const tag of new Set(tags.concat(file.measurement.images))) bases.push(await bench.describeBase(tag));
  return bases;
}

/** Gives the hash of each step at which a case starts. */
export async function hashSteps(
  { folders }: Pick<Bench, "folders">,
  file: MeasurementFile,
): Promise<RecordedMeasurement["steps"]> {
  const starts = await readStartingSteps(folders.examples, file);
  return Object.fromEntries(starts.map(({ reference, example, at }) => [reference, hashStep(example, at)]));
}

/** Names the claims of a measurement that are not true of its cases' medians. */
export function brokenClaims(
  { measurement }: Pick<MeasurementFile, "measurement">,
  cases: RecordedMeasurement["cases"],
): string[] {
  const medians = new Map(Object.entries(cases).map(([name, { median }]) => [name, median]));
  return measurement.claims.filter((text) => {
    const claim = parseClaim(text);
    return claim === undefined || !claimHolds(claim, medians);
  });
}

async function noteOrFail(bench: Bench, name: string, doings: Doings): Promise<Traces | undefined> {
  try {
    return await noteThings(bench, doings);
  } catch (error) {
    if (!(error instanceof ProofFailure)) throw error;
    bench.report.fail(`measurement ${name}`, error.message);
    return undefined;
  }
}

async function measureCases(
  bench: Bench,
  file: MeasurementFile,
  starts: readonly StartingStep[],
  traces: Traces,
): Promise<RecordedMeasurement["cases"] | undefined> {
  const measured: RecordedMeasurement["cases"] = {};
  for (const [name, each] of Object.entries(file.measurement.cases)) {
    const start = starts.find(({ reference }) => reference === `${each.example}@${each.at}`);
    if (start === undefined) return undefined;
    const values = await bench.report.prove(`measurement ${file.name}: ${name}`, () =>
      measureCase(bench, file, each, start, traces),
    );
    if (values === undefined) return undefined;
    measured[name] = values;
  }
  return measured;
}

async function measureCase(
  bench: Bench,
  file: MeasurementFile,
  each: MeasuredCase,
  { example, at }: StartingStep,
  traces: Traces,
): Promise<MeasuredValues> {
  const shell = shellOf(bench, await copyStep(bench, example, at));
  const done: string[] = [];
  const run = async (command: string, n = 0): Promise<CommandResult> => {
    done.push(numbered(command, n).trim());
    const result = await runOne(file, each, shell, done);
    await traces.look(printed(result));
    return result;
  };
  for (const command of each.setup) await run(command);
  const values: number[] = [];
  for (let n = 1; n <= file.measurement.repeat; n += 1) {
    for (const command of each.before) await run(command, n);
    const result = await run(each.measure, n);
    values.push(...explained(file, each, result, done, () => takeValues(each, file.measurement.unit, result)));
    for (const command of each.after) await run(command, n);
  }
  return { ...summarise(values), values };
}

/** Runs the last of the commands. @throws ProofFailure when it ends with another code than 0. */
async function runOne(
  file: MeasurementFile,
  each: MeasuredCase,
  shell: Shell,
  done: readonly string[],
): Promise<CommandResult> {
  const result = await runSessionCommand(shell, commandSchema.parse({ run: done.at(-1), timeout: LIMIT }));
  return explained(file, each, result, done, () => {
    if (result.exit !== 0) throw new ProofFailure(`expected exit code 0, got ${result.exit}`);
    return result;
  });
}

/** Does something with a command's result; when that is no proof, says which command it was, what it printed and how to run it by hand. */
function explained<Result>(
  { path }: MeasurementFile,
  { example, at }: MeasuredCase,
  result: CommandResult,
  done: readonly string[],
  work: () => Result,
): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProofFailure)) throw error;
    const output = printed(result);
    const shown = output === "" ? "It printed nothing." : `It printed:\n${excerpt(output)}`;
    const hand = byHand(
      example,
      at,
      done.map((run) => ({ run })),
    );
    throw new ProofFailure(`${path}, ${done.at(-1)}: ${error.message}\n${shown}\n${hand}`, { cause: error });
  }
}

async function proveClaims(
  { report }: Bench,
  file: MeasurementFile,
  cases: RecordedMeasurement["cases"],
): Promise<boolean> {
  const broken = brokenClaims(file, cases);
  for (const claim of file.measurement.claims) {
    await report.prove(`measurement ${file.name}: ${claim}`, async () => {
      if (broken.includes(claim)) throw new ProofFailure(`It is not so: ${describe(cases, file.measurement.unit)}`);
    });
  }
  return broken.length === 0;
}

function describe(cases: RecordedMeasurement["cases"], unit: string): string {
  const each = Object.entries(cases).map(
    ([name, { median, smallest, largest }]) => `${name} ${median} (${smallest} to ${largest})`,
  );
  return `${each.join(", ")}, in ${unit}.`;
}
