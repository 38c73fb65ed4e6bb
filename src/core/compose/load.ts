import { folderOf } from "../context/path.ts";
import { ComposeError, type ComposeWarning } from "./compose-error.ts";
import { checkConsistency, checkContainerNames } from "./consistency.ts";
import { decode } from "./decode.ts";
import { type EnvSource, readEnvFiles } from "./environment.ts";
import { entriesOf, field, textsOf, withFields } from "./field.ts";
import type { ComposeProject } from "./files.ts";
import { loadFiles, rememberDocuments } from "./load-files.ts";
import type { Stack } from "./model.ts";
import { type MapNode, type Place, plainOf } from "./node.ts";
import { normalise } from "./normalise.ts";
import { joinPath } from "./paths.ts";
import { applyProfiles, dropUnused } from "./profiles.ts";
import { findProjectName } from "./project-name.ts";
import { readStack } from "./read-stack.ts";
import { withEnvFiles } from "./service-environment.ts";
import { withLabelFiles } from "./service-labels.ts";
import type { Lookup } from "./template.ts";

/** What Compose makes of a project. */
export interface Loaded {
  /** The model in the form in which `docker compose config --format json` prints it, with places. */
  readonly model: MapNode;
  readonly stack: Stack;
  /** Services that are no part of the stack, for their profiles are off. */
  readonly resting: readonly Resting[];
  readonly warnings: readonly ComposeWarning[];
}

export interface Resting {
  readonly name: string;
  readonly profiles: readonly string[];
  readonly place: Place;
}

const NAMES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const OVERRIDES = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

/**
 * Reads a project as Docker Compose 5.5.1 does: finds its files, fills in variables, merges, extends, includes, checks and
 * writes everything out long.
 * @throws ComposeError with the first thing for which Compose refuses the project.
 */
export function loadProject(project: ComposeProject): Loaded {
  try {
    return load(project);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Files that include each other, or services that extend each other, thousands deep.
    throw new ComposeError("too-large", "This project is nested too deeply to be read.");
  }
}

function load(project: ComposeProject): Loaded {
  const warnings: ComposeWarning[] = [];
  const warn = (warning: ComposeWarning): void => void warnings.push(warning);
  const files = new Map([...project.files].map(([path, text]) => [joinPath(project.folder, path), text]));
  const source = { files, warn };
  const outer = withEnvFile(project.environment, project.folder, source);
  const paths = findFiles(project, files, outer);
  // Where the first file is, all paths begin.
  const folder = folderOf(paths[0] ?? "");
  const environment = folder === project.folder ? outer : withEnvFile(outer, folder, source);
  const documentsOf = rememberDocuments(files, project.documents);
  const name = findProjectName(
    paths.map((path) => documentsOf(path)),
    environment,
    folder,
  );
  environment.set("COMPOSE_PROJECT_NAME", name);
  const lookup: Lookup = (variable) => environment.get(variable);
  const context = {
    files,
    documentsOf,
    folder,
    absoluteFolder: folder,
    environment,
    lookup,
    included: [],
    warn,
  };
  const written = loadFiles(paths, context);
  refuseEmpty(written, paths);
  const model = normalise(written, name, lookup);
  const decoded = decode(model);
  const profiles = profilesOf(project, environment);
  const chosen = applyProfiles(decoded, profiles, project.named);
  checkConsistency(applyProfiles(decoded, profiles));
  const given = { ...source, lookup };
  const used = dropUnused(withLabelFiles(withEnvFiles(chosen.model, model, given), given));
  checkContainerNames(used);
  return { model: used, stack: readStack(used), resting: restingOf(decoded, chosen.disabled), warnings };
}

function restingOf(model: MapNode, disabled: ReadonlySet<string>): Resting[] {
  return entriesOf(field(model, "services"))
    .filter(([name]) => disabled.has(name))
    .map(([name, { value, place }]) => ({ name, profiles: textsOf(field(value, "profiles")), place }));
}

/** One file may be empty, all of them may not. */
function refuseEmpty({ entries }: MapNode, [file = ""]: readonly string[]): void {
  if (entries.size > 0) return;
  const message = "The Compose file is empty. Begin with `services:`, and a name for each service below it.";
  const place = { file, line: 1, column: 1 };
  throw new ComposeError("missing-key", message, { place, path: [], composeSays: "empty compose file" });
}

/** Gives what `docker compose config --format json` prints: a dollar sign is doubled there, so that it can be read again. */
export function writeConfig({ model }: Loaded): unknown {
  return escapeDollars(plainOf(withFields(model, { models: undefined })));
}

function escapeDollars(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$", "$$$$");
  if (Array.isArray(value)) return value.map(escapeDollars);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key.replaceAll("$", "$$$$"), escapeDollars(each)]),
  );
}

/** Adds what `.env` of a folder sets and the environment does not. */
function withEnvFile(
  environment: ReadonlyMap<string, string>,
  folder: string,
  source: Omit<EnvSource, "lookup">,
): Map<string, string> {
  const path = joinPath(folder, ".env");
  const own = source.files.has(path)
    ? readEnvFiles([path], { ...source, lookup: (name) => environment.get(name) })
    : [];
  return new Map([...own, ...environment]);
}

/** The files that are named, or compose.yaml with its override. Throws a ComposeError when there is none. */
function findFiles(
  project: ComposeProject,
  files: ReadonlyMap<string, string>,
  environment: ReadonlyMap<string, string>,
): string[] {
  const separator = environment.get("COMPOSE_PATH_SEPARATOR") || ":";
  const named = project.composeFiles ?? environment.get("COMPOSE_FILE")?.split(separator);
  if (named !== undefined) return named.map((path) => joinPath(project.folder, path));
  const find = (names: readonly string[]): string[] =>
    names.map((name) => joinPath(project.folder, name)).filter((path) => files.has(path));
  const [main] = find(NAMES);
  if (main === undefined)
    throw new ComposeError("missing-file", "There is no compose.yaml in this folder.", {
      composeSays: "no configuration file provided: not found",
    });
  return [main, ...find(OVERRIDES).slice(0, 1)];
}

function profilesOf(project: ComposeProject, environment: ReadonlyMap<string, string>): readonly string[] {
  if (project.profiles.length > 0) return project.profiles;
  return (environment.get("COMPOSE_PROFILES") ?? "").split(",").map((name) => name.trim());
}
