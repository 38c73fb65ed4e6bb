import { answer, type Engine } from "./engine.ts";

/** Empties the build cache between proofs; base images are kept. */
export interface CacheKeeper {
  empty(): Promise<void>;
  /** Leaves the cache of an engine that was found as it was at first, also after Ctrl-C. */
  giveBack(): Promise<void>;
  /** What a build that must start from an empty cache needs beside it. */
  readonly coldOptions: readonly string[];
}

/**
 * On the verifier's own engine everything goes. On an engine that it found, only what was added since it started goes,
 * and a cold build is told to take nothing from the rest.
 */
export async function cacheKeeper(engine: Engine): Promise<CacheKeeper> {
  if (engine.own) {
    return {
      coldOptions: [],
      empty: async () => void (await answer(engine.docker, ["builder", "prune", "--all", "--force"])),
      giveBack: async () => undefined,
    };
  }
  const foreign = new Set(await recordIds(engine));
  const listOwn = async (): Promise<string[]> => (await recordIds(engine)).filter((id) => !foreign.has(id));
  const removeOwn = async (): Promise<void> => {
    // A record goes only after those that were built on it, so what is left is tried again while it shrinks.
    let left = await listOwn();
    for (let before = Infinity; left.length > 0 && left.length < before;) {
      before = left.length;
      for (const id of left.toReversed()) {
        await engine.tidy(["builder", "prune", "--all", "--force", "--filter", `id=${id}`]);
      }
      left = await listOwn();
    }
  };
  return { coldOptions: ["--no-cache"], empty: removeOwn, giveBack: removeOwn };
}

async function recordIds(engine: Engine): Promise<string[]> {
  return parseRecords(await answer(engine.tidy, ["buildx", "du"]));
}

/** Takes the ids from the table of `docker buildx du`; a "*" marks those that can change. */
export function parseRecords(table: string): string[] {
  return [...table.matchAll(/^([a-z0-9]{20,})\*?\s/gm)].map(([, id = ""]) => id);
}
