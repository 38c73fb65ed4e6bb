import { findStale, readRecorded, type ContentFolders } from "../schemas/evidence-folder.ts";
import { listExamples, readExample } from "../schemas/example-folder.ts";
import { listUnmeasured } from "../schemas/measurement-evidence-folder.ts";
import { readMeasurements } from "../schemas/measurement-folder.ts";
import type { ListedExample } from "./list.ts";
import { recordedSeconds, takeShard, type Shard } from "./shard.ts";

/** What a person calls all measurements. */
const MEASUREMENTS = "measurements";

/** The target that is the measurements of sizes: nothing that runs beside them changes what they give. */
export const SIZES = "measurements-of-sizes";

/** The target that is the measurements of times: they are made one after the other, when nothing else runs. */
export const TIMES = "measurements-of-times";

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
 * Gives what to verify: what is named, or all, or what changed since it was recorded; of these one shard. What took longest last time
 * comes first, so that nobody waits for it in the end.
 * @throws when a name is of no example; the message lists those that are.
 */
export async function chooseTargets(folders: ContentFolders, { named, all, shard }: Choice): Promise<string[]> {
  const known = [...(await listExamples(folders.examples)), REGISTRY, ...(await measurementsTarget(folders))];
  const unknown = named.find((name) => ![...known, SIZES, TIMES].includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no example "${unknown}". Name one of these: ${known.join(", ")}.`);
  const wanted = named.length > 0 ? [...named] : all ? known : await findChanged(folders, known);
  const costs = new Map<string, number>();
  for (const name of wanted) {
    const evidence = await readRecorded(folders, name);
    if (evidence !== undefined) costs.set(name, recordedSeconds(evidence));
  }
  const taken = shard === undefined ? wanted : takeShard(wanted, shard, (name) => costs.get(name));
  // Sizes are measured first: a push and pull of five versions takes minutes, for one worker alone.
  const cost = (name: string): number => (name === MEASUREMENTS ? Infinity : (costs.get(name) ?? 0));
  return taken
    .toSorted((a, b) => cost(b) - cost(a))
    .flatMap((name) => (name === MEASUREMENTS ? [SIZES, TIMES] : [name]));
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
