import { z } from "zod";
import {
  type ScenarioBuild,
  type ScenarioFile,
  scenarioFileSchema,
  type ScenarioFiles,
  scenarioOptionsSchema,
  scenarioStepSchema,
} from "../../schemas/cache-scenario.ts";
import { findDifference, foldersOf, partsOf, planScenario } from "../../schemas/scenario-plan.ts";

/** Two builds, what changed between them, and what the second one did. */
const caseSchema = z.looseObject({
  files: z.record(z.string(), scenarioFileSchema),
  dockerfile: z.string(),
  dockerignore: z.string().optional(),
  opt: scenarioOptionsSchema.optional(),
  change: z.record(z.string(), scenarioFileSchema.nullable()).optional(),
  dockerfile2: z.string().optional(),
  dockerignore2: z.string().optional(),
  opt2: scenarioOptionsSchema.optional(),
  prunedLocal: z.boolean().optional(),
  second: z.array(scenarioStepSchema),
});
const scenariosSchema = z.looseObject({ scenarios: z.array(caseSchema) });

export function cases(file: unknown): readonly unknown[] {
  return scenariosSchema.parse(file).scenarios;
}

export function disagreement(testCase: unknown): string | undefined {
  const scenario = caseSchema.parse(testCase);
  const { dockerfile, dockerfile2, dockerignore = "", dockerignore2, opt = {}, opt2, files, change = {} } = scenario;
  const first: ScenarioBuild = { dockerfile, dockerignore, files, folders: [], options: opt };
  const second: ScenarioBuild = {
    dockerfile: dockerfile2 ?? dockerfile,
    dockerignore: dockerignore2 ?? dockerignore,
    files: changeFiles(files, change),
    // They are still there when their files are gone.
    folders: Object.keys(files).flatMap(foldersOf),
    options: opt2 ?? opt,
    isSentAnew: scenario.prunedLocal === true,
  };
  const [, plan] = planScenario([first, second]);
  const difference = plan && findDifference(plan, scenario.second);
  return difference && `${JSON.stringify(second.dockerfile)}: ${difference}`;
}

function changeFiles(files: ScenarioFiles, change: Readonly<Record<string, ScenarioFile | null>>): ScenarioFiles {
  const changed = { ...files };
  for (const [path, file] of Object.entries(change)) {
    if (file === null) delete changed[path];
    else if (typeof file === "string") changed[path] = file;
    else changed[path] = { ...partsOf(changed[path]), ...file };
  }
  return changed;
}
