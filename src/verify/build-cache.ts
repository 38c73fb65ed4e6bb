import { answer, type Engine } from "./engine.ts";

/** Empties the build cache between proofs; base images are kept. */
export interface CacheKeeper {
  empty(): Promise<void>;
  /** Leaves the cache of an engine that was found as it was at first, also after Ctrl-C. */
  giveBack(): Promise<void>;
  /** What a build that must start from an empty cache needs beside it. */
  readonly coldOptions: readonly string[];
  /** Ids of the records that an engine that was found had at first. */
  readonly foreign: readonly string[];
}

/** A record in the build cache, and when it was made, in milliseconds; NaN when the engine does not say. */
export interface BuildRecord {
  readonly id: string;
  readonly made: number;
}

/**
 * On the verifier's own engine everything goes. On an engine that it found, only what was added since it started goes,
 * and a cold build is told to take nothing from the rest.
 */
export async function cacheKeeper(engine: Engine): Promise<CacheKeeper> {
  if (engine.own) {
    return {
      coldOptions: [],
      foreign: [],
      empty: async () => void (await answer(engine.docker, ["builder", "prune", "--all", "--force"])),
      giveBack: async () => undefined,
    };
  }
  const foreign = new Set((await listRecords(engine)).map(({ id }) => id));
  const removeOwn = async (): Promise<void> => await removeRecords(engine, ({ id }) => !foreign.has(id));
  return { coldOptions: ["--no-cache"], foreign: [...foreign], empty: removeOwn, giveBack: removeOwn };
}

/** Removes the records that are meant, as far as nothing else was built on them. */
export async function removeRecords(engine: Engine, isMeant: (record: BuildRecord) => boolean): Promise<void> {
  const list = async (): Promise<BuildRecord[]> => (await listRecords(engine)).filter(isMeant);
  const prune = async (id: string): Promise<void> =>
    void (await engine.tidy(["builder", "prune", "--all", "--force", "--filter", `id=${id}`]));
  // A record goes only after those that were built on it, so what is left is tried again while it shrinks.
  let left = await list();
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    // An id is a pattern to the builder; one that takes it as it is removes nothing, and is asked for each.
    await prune(`^(${left.map(({ id }) => id).join("|")})$`);
    const rest = await list();
    if (rest.length === before) for (const { id } of left.toReversed()) await prune(id);
    left = rest.length === before ? await list() : rest;
  }
}

async function listRecords(engine: Engine): Promise<BuildRecord[]> {
  return parseRecords(await answer(engine.tidy, ["buildx", "du", "--verbose"]));
}

/** Takes the records from what `docker buildx du --verbose` prints: a paragraph for each. */
export function parseRecords(text: string): BuildRecord[] {
  return text.split(/\n\s*\n/).flatMap((paragraph) => {
    const id = /^ID:\s+([a-z0-9]{20,})/m.exec(paragraph)?.[1];
    const [, day, time] = /^Created at:\s+(\S+) (\S+) \+0000 UTC/m.exec(paragraph) ?? [];
    return id === undefined ? [] : [{ id, made: Date.parse(`${day}T${time}Z`) }];
  });
}
