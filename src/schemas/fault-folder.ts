import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { faultSchema, type FaultText } from "./fault.ts";
import { parseYamlFile } from "./yaml-file.ts";

/** A fault as it lies in content/faults/<name>.yaml. */
export interface FaultFile extends FaultText {
  readonly name: string;
  readonly path: string;
}

/**
 * Reads every fault of a folder, in the order of their names; a folder that does not exist holds none.
 * @throws when a file is not a valid fault; the message names file, line and field.
 */
export async function readFaults(folder: string): Promise<FaultFile[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".yaml"));
  return await Promise.all(
    files.toSorted().map(async (file) => {
      const path = join(folder, file);
      const text = await readFile(path, "utf8");
      const name = file.slice(0, -".yaml".length);
      return Object.assign({ name, path }, parseYamlFile(path, text, faultSchema, "a valid fault"));
    }),
  );
}
