import type { ScenarioBuild } from "../../schemas/cache-scenario.ts";
import { findDifference, planScenario } from "../../schemas/scenario-plan.ts";
import { writeOptions, type Built } from "./build-scenario.ts";

/** How a scenario went: how many of its builds were compared, and how the plan differs, if it does. */
export interface Comparison {
  readonly builds: number;
  readonly difference: string | undefined;
}

/**
 * Builds a scenario and compares what became of each step with what was planned. It ends with a build that fails: what the
 * builder says of the steps of one that is broken off depends on the moment.
 */
export async function compareScenario(
  builds: readonly ScenarioBuild[],
  build: (each: ScenarioBuild) => Promise<Built>,
): Promise<Comparison> {
  const labels: Built[] = [];
  for (const each of builds) {
    const built = await build(each);
    if (built.error !== "") break;
    labels.push(built);
  }
  const plans = labels.length === 0 ? [] : planScenario(builds.slice(0, labels.length));
  for (const [index, { steps }] of labels.entries()) {
    const plan = plans[index];
    const difference = plan && findDifference(plan, steps, true);
    if (difference !== undefined) return { builds: labels.length, difference: `build ${index + 1}, ${difference}` };
  }
  return { builds: labels.length, difference: undefined };
}

/** Writes a whole scenario, for a person who wants to do it by hand. */
export function writeScenario(builds: readonly ScenarioBuild[]): string {
  return builds.map((build, index) => writeBuild(build, index, builds[index - 1])).join("\n");
}

function writeBuild(build: ScenarioBuild, index: number, before: ScenarioBuild | undefined): string {
  const paths = [...new Set([...Object.keys(build.files), ...Object.keys(before?.files ?? {})])];
  const changed = paths.filter((path) => JSON.stringify(build.files[path]) !== JSON.stringify(before?.files[path]));
  return [
    `Build ${index + 1}: docker build ${[...writeOptions(build.options), "."].join(" ")}`,
    ...changed.map((path) => `  ${path}: ${JSON.stringify(build.files[path] ?? "(gone)")}`),
    ...(build.dockerignore === before?.dockerignore ? [] : [`  .dockerignore: ${JSON.stringify(build.dockerignore)}`]),
    ...(build.dockerfile === before?.dockerfile ? [] : [build.dockerfile.replaceAll(/^/gm, "  | ")]),
  ].join("\n");
}
