import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import {
  findStaleMeasurement,
  howToMeasure,
  measurementEvidencePath,
  readRecordedMeasurement,
} from "../schemas/measurement-evidence-folder.ts";
import { recordedMeasurementSchema, type RecordedMeasurement } from "../schemas/measurement-evidence.ts";
import type { MeasurementFile } from "../schemas/measurement-folder.ts";
import type { Bench } from "./bench.ts";
import { sameBases } from "./compare/compare.ts";
import { proofKey } from "./proof-cache.ts";
import { brokenClaims, describeMeasurementBases, hashSteps, proveMeasurement } from "./prove-measurement.ts";
import { replaceFile } from "./replace-file.ts";
import { proveUnit } from "./unit.ts";

/** Says whether a measurement is of times, which what runs beside it would change, and not of sizes. */
export function isOfTimes({ measurement }: Pick<MeasurementFile, "measurement">): boolean {
  return measurement.unit !== "bytes";
}

/** Measures each file that no other worker has taken: records what came, or checks that what the record claims is still true. */
export async function verifyMeasurements(
  bench: Bench,
  files: readonly MeasurementFile[],
  { check }: { check: boolean },
): Promise<void> {
  for (const file of files) {
    const part = `measurement ${file.name}`;
    if (!(await bench.sharing.take(part))) continue;
    if (file.measurement.destructive && !bench.engine.own)
      bench.report.say(`measurement ${file.name}: left out, since it prunes and this engine was found`);
    else if (check) await checkMeasurement(bench, file);
    else await recordMeasurement(bench, file);
    await bench.sharing.finish(part, true);
  }
}

/**
 * Chooses between what is recorded and a fresh measurement: values are never the same twice, so a record stays while nothing that it
 * rests on has changed. A fresh one with the registry's images replaces that of stand-ins.
 */
export function chooseRecord(recorded: RecordedMeasurement | undefined, now: RecordedMeasurement): RecordedMeasurement {
  if (recorded === undefined) return now;
  const sameFiles = recorded.hash === now.hash && proofKey(recorded.steps) === proofKey(now.steps);
  const fromRegistry = recorded.bases.every(({ kind }) => kind === "registry");
  return sameFiles && (sameBases(recorded, now) || fromRegistry) ? recorded : now;
}

async function recordMeasurement(bench: Bench, file: MeasurementFile): Promise<void> {
  const { report, folders } = bench;
  const path = measurementEvidencePath(folders, file.name);
  const now = await measureUnit(bench, file);
  if (now === undefined) return report.say(`${path} was left as it is, since not everything holds`);
  const chosen = chooseRecord(await readRecordedMeasurement(folders, file.name), now);
  const text = `${JSON.stringify(recordedMeasurementSchema.parse(chosen), null, 2)}\n`;
  if (text === (await readFile(path, "utf8").catch(() => "")))
    return report.say(`${path} still holds and was not rewritten`);
  await mkdir(dirname(path), { recursive: true });
  await replaceFile(path, text);
  report.say(`${path} was written`);
}

async function checkMeasurement(bench: Bench, file: MeasurementFile): Promise<void> {
  const recorded = await readRecordedMeasurement(bench.folders, file.name);
  const wrong = recorded === undefined ? "It was not measured yet." : await findWrong(bench, file, recorded);
  if (wrong === undefined) await measureUnit(bench, file);
  else bench.report.fail(`measurement ${file.name}`, `${wrong} ${howToMeasure(file.name)}`);
}

/** Measures, or gives what was measured on this machine before with the same content. */
async function measureUnit(bench: Bench, file: MeasurementFile): Promise<RecordedMeasurement | undefined> {
  const inputs = {
    kind: "measurement",
    hash: file.hash,
    steps: await hashSteps(bench, file),
  };
  const bases = await bench.report.spend("base images", () => describeMeasurementBases(bench, file));
  return await proveUnit(bench, { inputs, bases, schema: recordedMeasurementSchema }, async () => {
    // Times are measured when nothing else runs.
    if (isOfTimes(file)) await bench.sharing.alone();
    return await proveMeasurement(bench, file);
  });
}

/** Says what is wrong with a record before anything is measured, or gives undefined. */
async function findWrong(
  { folders }: Bench,
  file: MeasurementFile,
  recorded: RecordedMeasurement,
): Promise<string | undefined> {
  const stale = await findStaleMeasurement(folders, file, recorded);
  if (stale !== undefined) return stale;
  const broken = brokenClaims(file, recorded.cases);
  return broken.length === 0 ? undefined : `Its record does not show what it claims: ${broken.join(", ")}.`;
}
