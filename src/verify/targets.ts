import { findStale, readRecorded, type ContentFolders } from "../schemas/evidence-folder.ts";
import { listExamples, readExample } from "../schemas/example-folder.ts";
import { listUnmeasured } from "../schemas/measurement-evidence-folder.ts";
import { readMeasurements } from "../schemas/measurement-folder.ts";
import type { ListedExample } from "./list.ts";
import { recordedSeconds, takeShard, type Shard } from "./shard.ts";

/** The target that is all measurements: they are made one after the other, when nothing else runs. */
export const MEASUREMENTS = "measurements";

/** The target that is the verifier's own way with a registry, proved against a local one. */
export const REGISTRY = "registry";

interface Choice {
  /** Names of examples as they were given; none of them is all that need it. */
  readonly named: readonly string[];
  /** All of them, also those whose evidence is of the present content. */
  readonly all: boolean;
  readonly shard: Shard | undefined;
}

/**
 * Gives the names of the examples to verify: those named, or all, or those that changed since they were recorded; of these one shard.
 * @throws when a name is of no example; the message lists those that are.
 */
export async function chooseTargets(folders: ContentFolders, { named, all, shard }: Choice): Promise<string[]> {
  const known = [...(await listExamples(folders.examples)), REGISTRY, ...(await measurementsTarget(folders))];
  const unknown = named.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no example "${unknown}". Name one of these: ${known.join(", ")}.`);
  const wanted = named.length > 0 ? [...named] : all ? known : await findChanged(folders, known);
  return shard === undefined ? wanted : await shareOut(folders, wanted, shard);
}

/** Gives the part of some examples that one of several machines or workers takes, by what their proofs took last time. */
export async function shareOut(folders: ContentFolders, names: readonly string[], shard: Shard): Promise<string[]> {
  const costs = new Map<string, number | undefined>();
  for (const name of names) {
    const evidence = await readRecorded(folders, name);
    costs.set(name, evidence && recordedSeconds(evidence));
  }
  return takeShard(names, shard, (name) => costs.get(name));
}

/** Reads what the table of `--list` is made of. */
export async function readListed(folders: ContentFolders): Promise<ListedExample[]> {
  const names = await listExamples(folders.examples);
  return await Promise.all(
    names.map(async (name) => {
      const { steps } = await readExample(folders.examples, name);
      const evidence = await readRecorded(folders, name);
      const stale = evidence && (await findStale(folders, name, evidence));
      return { name, steps: steps.map((step) => step.name), evidence, stale };
    }),
  );
}

async function measurementsTarget({ measurements }: ContentFolders): Promise<string[]> {
  return (await readMeasurements(measurements)).length > 0 ? [MEASUREMENTS] : [];
}

async function findChanged(folders: ContentFolders, names: readonly string[]): Promise<string[]> {
  const changed: string[] = [];
  // Nothing is recorded of the registry: --all and --check prove it.
  for (const name of names.filter((target) => target !== REGISTRY)) {
    if (name === MEASUREMENTS) {
      if ((await listUnmeasured(folders)).length > 0) changed.push(name);
      continue;
    }
    const evidence = await readRecorded(folders, name);
    if (evidence === undefined || (await findStale(folders, name, evidence)) !== undefined) changed.push(name);
  }
  return changed;
}
