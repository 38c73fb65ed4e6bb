import { z } from "zod";

/** A file: its text, or what is special about it; times, owners and groups, which do not count, are passed over. */
export const scenarioFileSchema = z.union([
  z.string(),
  z.object({
    content: z.string().optional(),
    mode: z.number().optional(),
    symlink: z.string().optional(),
    xattr: z.record(z.string(), z.string()).optional(),
  }),
]);
export type ScenarioFile = z.output<typeof scenarioFileSchema>;
export type ScenarioFiles = Readonly<Record<string, ScenarioFile>>;

/** What a build of a scenario is told. */
export const scenarioOptionsSchema = z.object({
  buildArgs: z.record(z.string(), z.string()).optional(),
  target: z.string().optional(),
  noCache: z.boolean().optional(),
  noCacheFilter: z.union([z.string(), z.array(z.string())]).optional(),
  /** Which of the versions of an image a name stands for. */
  bases: z.record(z.string(), z.string()).optional(),
});
export type ScenarioOptions = z.output<typeof scenarioOptionsSchema>;

/** What the builder said of a step: its name starts with stage and number in brackets. */
export const scenarioStepSchema = z.object({
  step: z.string(),
  status: z.enum(["CACHED", "RUN", "ERROR", "NOTSTARTED"]),
});
export type ScenarioStep = z.output<typeof scenarioStepSchema>;

/** One of the builds of a scenario, which follow one another with the same cache. */
export interface ScenarioBuild {
  readonly dockerfile: string;
  readonly dockerignore: string;
  readonly files: ScenarioFiles;
  /** Folders that are there though no file is in them. */
  readonly folders: readonly string[];
  readonly options: ScenarioOptions;
  /** Whether the builder has nothing left of the files that it was sent before. */
  readonly isSentAnew?: boolean;
}
