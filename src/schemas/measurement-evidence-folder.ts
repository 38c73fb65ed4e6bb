import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { hashStep } from "./content-hash.ts";
import type { ContentFolders } from "./evidence-folder.ts";
import { recordedMeasurementSchema, type RecordedMeasurement } from "./measurement-evidence.ts";
import { readMeasurements, readStartingSteps, type MeasurementFile } from "./measurement-folder.ts";

/** Names the file of a measurement's record. */
export function measurementEvidencePath({ evidence }: Pick<ContentFolders, "evidence">, name: string): string {
  return join(evidence, "measurements", `${name}.json`);
}

/**
 * Gives what was measured.
 * @throws when there is no record, or when the file or a step that it starts at has changed since; the message says what to run.
 */
export async function readMeasured(folders: ContentFolders, file: MeasurementFile): Promise<RecordedMeasurement> {
  const recorded = await readRecordedMeasurement(folders, file.name);
  if (recorded === undefined) throw new Error(`"${file.name}" was not measured yet. ${howToMeasure(file.name)}`);
  const stale = await findStaleMeasurement(folders, file, recorded);
  if (stale !== undefined) throw new Error(`${stale} ${howToMeasure(file.name)}`);
  return recorded;
}

/**
 * Gives what content/evidence/measurements/<name>.json holds, fresh or not; undefined when there is no such file.
 * @throws when the file is not a valid record.
 */
export async function readRecordedMeasurement(
  folders: Pick<ContentFolders, "evidence">,
  name: string,
): Promise<RecordedMeasurement | undefined> {
  const path = measurementEvidencePath(folders, name);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const result = recordedMeasurementSchema.safeParse(parseJson(path, text));
  if (result.success) return result.data;
  throw new Error(`${path} is not a valid record. ${howToMeasure(name)}\n${z.prettifyError(result.error)}`);
}

/** Says in a sentence what is newer than the record of a measurement, or gives undefined when it is fresh. */
export async function findStaleMeasurement(
  folders: Pick<ContentFolders, "examples">,
  file: MeasurementFile,
  recorded: RecordedMeasurement,
): Promise<string | undefined> {
  if (file.hash !== recorded.hash) return `${file.path} has changed since it was measured.`;
  const steps = await readStartingSteps(folders.examples, file);
  const changed = steps.find(({ reference, example, at }) => hashStep(example, at) !== recorded.steps[reference]);
  return changed && `${changed.reference} has changed since ${file.path} was measured.`;
}

/** Names the measurements that have no record, or one that is too old. */
export async function listUnmeasured(folders: ContentFolders): Promise<string[]> {
  const unmeasured: string[] = [];
  for (const file of await readMeasurements(folders.measurements)) {
    const recorded = await readRecordedMeasurement(folders, file.name);
    if (recorded === undefined || (await findStaleMeasurement(folders, file, recorded)) !== undefined)
      unmeasured.push(file.name);
  }
  return unmeasured;
}

/** Says how a record is made anew. */
export function howToMeasure(name: string): string {
  return `Run "npm run verify -- measurements" and commit content/evidence/measurements/${name}.json.`;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not valid JSON; it is written by "npm run verify", never by hand.`, { cause });
  }
}
