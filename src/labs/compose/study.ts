import { ComposeError } from "../../core/compose/compose-error.ts";
import type { ComposeProject } from "../../core/compose/files.ts";
import { type Loaded, loadProject } from "../../core/compose/load.ts";
import type { ProjectFile } from "./preset.ts";
import { composeProject } from "./project.ts";
import { troubleOf } from "./refusal.ts";
import type { Trouble } from "./trouble.ts";

/** What Compose makes of the files. */
export type Study = Accepted | Refused;

/** Files that Compose takes. */
export interface Accepted {
  readonly files: readonly ProjectFile[];
  readonly project: ComposeProject;
  readonly loaded: Loaded;
  readonly refusal?: undefined;
}

/** Files that Compose refuses, and why. */
export interface Refused {
  readonly loaded?: undefined;
  readonly refusal: Trouble;
}

/** Reads the files of a project as Docker Compose does. Any text gives an answer. */
export function studyFiles(files: readonly ProjectFile[]): Study {
  try {
    const project = composeProject(files);
    return { files, project, loaded: loadProject(project) };
  } catch (error) {
    return { refusal: refusalOf(error, files) };
  }
}

/** How many services are followed in time at most: more would take seconds. */
export const MOST_FOLLOWED = 200;

function refusalOf(error: unknown, files: readonly ProjectFile[]): Trouble {
  if (error instanceof ComposeError) return troubleOf(error, files);
  const message = `This lab cannot read these files: ${error instanceof Error ? error.message : String(error)}.`;
  return { severity: "error", message, composeSays: undefined, reason: undefined, where: undefined, fix: undefined };
}
