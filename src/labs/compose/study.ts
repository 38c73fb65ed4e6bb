import { ComposeError } from "../../core/compose/compose-error.ts";
import { configJson, configYaml } from "../../core/compose/config-text.ts";
import { findIn } from "../../core/compose/findings/find.ts";
import type { ComposeProject } from "../../core/compose/files.ts";
import { type Loaded, loadProject } from "../../core/compose/load.ts";
import type { ConfigForm } from "./config-view.ts";
import type { ProjectFile } from "./preset.ts";
import { composeProject } from "./project.ts";
import { FOLDER } from "./project-folder.ts";
import { findingOf, type Trouble, troubleOf, warningOf } from "./trouble.ts";

/** What Compose makes of the files. */
export interface Study {
  /** Undefined when Compose refuses the files. */
  readonly loaded: Loaded | undefined;
  /** What Compose says and what will hurt. It is looked for when it is asked for first: the picture need not wait for it. */
  readonly troubles: readonly Trouble[];
}

/** Reads the files of a project as Docker Compose does. Any text gives an answer. */
export function studyFiles(files: readonly ProjectFile[]): Study {
  try {
    const project = composeProject(files);
    const loaded = loadProject(project);
    return tellLater(loaded, () => [...warningsOf(loaded, files), ...findingsOf(project, loaded, files)]);
  } catch (error) {
    return { loaded: undefined, troubles: [refusalOf(error, files)] };
  }
}

function tellLater(loaded: Loaded, tell: () => readonly Trouble[]): Study {
  let told: readonly Trouble[] | undefined;
  return {
    loaded,
    get troubles() {
      told ??= tell();
      return told;
    },
  };
}

/** Gives what `docker compose config` prints, with paths from the project's folder. */
export function configOf(loaded: Loaded, form: ConfigForm): string {
  return (form === "yaml" ? configYaml(loaded) : configJson(loaded)).replaceAll(FOLDER, ".");
}

/** What of the format's version is said twice, is said as a finding. */
function warningsOf({ warnings }: Loaded, files: readonly ProjectFile[]): Trouble[] {
  return warnings
    .filter(({ message }) => !message.includes("attribute `version` is obsolete"))
    .map((warning) => warningOf(warning, files));
}

/** Gives what will hurt; a file that is so odd that nobody can say is left alone. */
function findingsOf(project: ComposeProject, loaded: Loaded, files: readonly ProjectFile[]): Trouble[] {
  if (loaded.stack.services.size > MOST) return [];
  return findIn(project, loaded).map((finding) => findingOf(finding, files));
}

/** To look for more would make typing slow. */
const MOST = 300;

function refusalOf(error: unknown, files: readonly ProjectFile[]): Trouble {
  if (error instanceof ComposeError) return troubleOf(error, files);
  const message = `This lab cannot read these files: ${error instanceof Error ? error.message : String(error)}.`;
  return { severity: "error", message, composeSays: undefined, reason: undefined, where: undefined, fix: undefined };
}
