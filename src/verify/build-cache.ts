import { answer, type Engine } from "./engine.ts";

/** Empties the build cache between proofs; base images are kept. */
export interface CacheKeeper {
  empty(): Promise<void>;
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
    };
  }
  const foreign = new Set(await recordIds(engine));
  return {
    coldOptions: ["--no-cache"],
    empty: async () => {
      for (const id of (await recordIds(engine)).toReversed()) {
        if (!foreign.has(id)) await engine.tidy(["builder", "prune", "--all", "--force", "--filter", `id=${id}`]);
      }
    },
  };
}

async function recordIds(engine: Engine): Promise<string[]> {
  return parseRecords(await answer(engine.docker, ["buildx", "du"]));
}

/** Takes the ids from the table of `docker buildx du`; a "*" marks those that can change. */
export function parseRecords(table: string): string[] {
  return [...table.matchAll(/^([a-z0-9]{20,})\*?\s/gm)].map(([, id = ""]) => id);
}
