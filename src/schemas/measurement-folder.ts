import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashSessionFile } from "./content-hash.ts";
import { readExample, type ExampleFolder } from "./example-folder.ts";
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

/** A step of an example at which a case starts. */
export interface StartingStep {
  /** "sir-api@04-order" */
  readonly reference: string;
  readonly example: ExampleFolder;
  readonly at: string;
}

/**
 * Reads the steps at which the cases of a measurement start, each once.
 * @throws when there is no such example or step; the message names the file.
 */
export async function readStartingSteps(
  examplesDir: string,
  { path, measurement }: MeasurementFile,
): Promise<StartingStep[]> {
  const starts = new Map(
    Object.values(measurement.cases).map(({ example, at }) => [`${example}@${at}`, { example, at }]),
  );
  return await Promise.all(
    [...starts].map(async ([reference, { example: name, at }]) => {
      const example = await readExample(examplesDir, name);
      if (example.steps.some((step) => step.name === at)) return { reference, example, at };
      const steps = example.steps.map((step) => step.name).join(", ");
      throw new Error(`${path} starts at ${reference}, but there is no such step. There are: ${steps}.`);
    }),
  );
}

async function readMeasurement(measurementsDir: string, name: string): Promise<MeasurementFile> {
  const path = join(measurementsDir, `${name}.yaml`);
  const measurement = parseYamlFile(path, await readFile(path, "utf8"), measurementSchema, "a valid measurement");
  return { name, path, hash: await hashSessionFile(path), measurement };
}
