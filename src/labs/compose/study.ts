import { ComposeError } from "../../core/compose/compose-error.ts";
import { type Loaded, loadProject, writeConfig } from "../../core/compose/load.ts";
import type { ProjectFile } from "./preset.ts";
import { composeProject } from "./project.ts";
import { FOLDER } from "./project-folder.ts";
import { type Trouble, troubleOf, warningOf } from "./trouble.ts";

/** What Compose makes of the files. */
export interface Study {
  /** Undefined when Compose refuses the files. */
  readonly loaded: Loaded | undefined;
  readonly troubles: readonly Trouble[];
}

/** Reads the files of a project as Docker Compose does. Any text gives an answer. */
export function studyFiles(files: readonly ProjectFile[]): Study {
  try {
    const loaded = loadProject(composeProject(files));
    const troubles = loaded.warnings.map((warning) => warningOf(warning, files));
    return { loaded, troubles };
  } catch (error) {
    return { loaded: undefined, troubles: [refusalOf(error, files)] };
  }
}

/** Gives what `docker compose config --format json` prints, with paths from the project's folder. */
export function configOf(loaded: Loaded): string {
  return JSON.stringify(writeConfig(loaded), null, 2).replaceAll(FOLDER, ".");
}

function refusalOf(error: unknown, files: readonly ProjectFile[]): Trouble {
  if (error instanceof ComposeError) return troubleOf(error, files);
  const message = `This lab cannot read these files: ${error instanceof Error ? error.message : String(error)}.`;
  return { severity: "error", message, composeSays: undefined, where: undefined, fix: undefined };
}
