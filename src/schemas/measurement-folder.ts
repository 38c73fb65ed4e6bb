import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashSessionFile } from "./content-hash.ts";
import { measurementSchema, type Measurement } from "./measurement.ts";
import { parseYamlFile } from "./yaml-file.ts";

/** A measurement as it lies in content/measurements/<name>.yaml. */
export interface MeasurementFile {
  readonly name: string;
  readonly path: string;
  /** SHA-256 of the file, in hex. */
  readonly hash: string;
  readonly measurement: Measurement;
}

/**
 * Reads every measurement of a folder, in the order of their names; a folder that does not exist holds none.
 * @throws when a file is not a valid measurement; the message names the file, the line, the field and what is wrong.
 */
export async function readMeasurements(measurementsDir: string): Promise<MeasurementFile[]> {
  const names = await readdir(measurementsDir).catch(() => []);
  const files = names.filter((name) => name.endsWith(".yaml")).toSorted();
  return await Promise.all(files.map((file) => readMeasurement(measurementsDir, file.slice(0, -".yaml".length))));
}

/** Names the examples that a measurement uses, sorted. */
export function examplesOf({ cases }: Measurement): string[] {
  return [...new Set(Object.values(cases).map(({ example }) => example))].toSorted();
}

async function readMeasurement(measurementsDir: string, name: string): Promise<MeasurementFile> {
  const path = join(measurementsDir, `${name}.yaml`);
  const measurement = parseYamlFile(path, await readFile(path, "utf8"), measurementSchema, "a valid measurement");
  return { name, path, hash: await hashSessionFile(path), measurement };
}
