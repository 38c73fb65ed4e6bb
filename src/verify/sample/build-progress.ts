import { z } from "zod";
import type { ScenarioStep } from "../../schemas/cache-scenario.ts";

const progressSchema = z.object({
  vertexes: z
    .array(
      z.object({
        digest: z.string(),
        name: z.string(),
        started: z.string().optional(),
        cached: z.boolean().optional(),
        error: z.string().optional(),
      }),
    )
    .nullish(),
});

/** An object on one line, as the builder's own client writes it, or on several, as buildx 0.13 does. */
const OBJECT = /^\{(?:".*\}|\n[^]*?\n\})$/gm;

/** Reads what became of each step from what BuildKit writes with `--progress=rawjson`; FROM is none. */
export function parseProgress(output: string): ScenarioStep[] {
  const steps = new Map<string, ScenarioStep>();
  for (const [object] of output.matchAll(OBJECT)) {
    for (const { digest, name, started, cached, error } of progressSchema.parse(JSON.parse(object)).vertexes ?? []) {
      if (!/^\[(?:\S+ )?\d+\/\d+\] (?!FROM |LINK )/.test(name)) continue;
      const status = error !== undefined ? "ERROR" : cached ? "CACHED" : started === undefined ? "NOTSTARTED" : "RUN";
      steps.set(digest, { step: name, status });
    }
  }
  return [...steps.values()];
}
