import { engineId, isUntagged, PROJECT, type SeenThing, type Thing } from "./things.ts";
import { labelOf, markOf } from "./verification-label.ts";

/** The commands of a session or a measurement, and the Compose projects that they may start. */
export interface Doings {
  readonly commands: readonly string[];
  readonly projects: readonly string[];
}

/** What tells the things of a verification from everybody else's, on an engine that was found. */
export interface Clues extends Doings {
  /** Names the verification. */
  readonly verification: string;
  /** Ids of what was there before. */
  readonly before: readonly string[];
  /** Ids of images that builds printed or that had a tag of the commands; a later build may have taken it from them. */
  readonly seen: readonly string[];
  /** What was made later than this, in milliseconds by the engine's clock, is somebody else's, whatever its name. */
  readonly until: number;
}

/**
 * Says whether a verification made a thing. A container and what the verifier itself makes say so; networks, volumes and images that a
 * session's commands make cannot, and must be new, and named by a command or of a project that one starts.
 */
export function isOurs(thing: SeenThing, clues: Clues): boolean {
  if (thing.marks.includes(labelOf(clues.verification))) return true;
  if (thing.kind === "container") return thing.marks.includes(`NO_PROXY=${markOf(clues.verification)}`);
  if (!isNew(thing, clues) || (clues.until !== Infinity && !(thing.made <= clues.until))) return false;
  if (isNamed(thing, clues.commands)) return true;
  const project = thing.marks.find((mark) => mark.startsWith(`${PROJECT}=`))?.slice(PROJECT.length + 1);
  const isOfProject = project !== undefined && clues.projects.includes(project);
  if (thing.kind !== "image") return isOfProject;
  return !hasImage(clues.before, engineId(thing)) && (isOfProject || (isUntagged(thing) && isSeen(thing, clues)));
}

/** Says whether commands name a thing where they can make it: a container with --name, an image by its whole tag. */
export function isNamed({ kind, names }: Pick<Thing, "kind" | "names">, commands: readonly string[]): boolean {
  const name = names[0] ?? "";
  if (name === "" || BUILT_IN.has(name)) return false;
  return commands.flatMap(splitCommand).some((words) => {
    const isAfter = (...options: string[]): boolean =>
      words.some((word, index) => word === name && options.includes(words[index - 1] ?? ""));
    const isCreated = words.includes(kind) && words.includes("create") && words.includes(name);
    if (kind === "image") return words.some((word) => (hasTag(word) ? word : `${word}:latest`) === name);
    if (kind === "container") return isAfter("--name");
    if (kind === "network") return isCreated || isAfter("--network", "--net");
    return isCreated || isAfter("source", "src") || words.some((word) => word.startsWith(`${name}:/`));
  });
}

/** Splits a line into its commands and each of them into words; "--name=sir" is two. */
function splitCommand(line: string): string[][] {
  return line.split(/[;|&\n]+/).map((command) => command.split(/[\s"'`=,()<>]+/));
}

/** Gives what was on the engine before that the commands would change or remove: they do not run there. */
export function findForeign(things: readonly Thing[], { commands, projects }: Doings): Thing[] {
  return things.filter(
    (thing) => thing.kind !== "image" && (projects.includes(thing.project) || isNamed(thing, commands)),
  );
}

/** Gives the tags that commands may take from images that were there before, each with its image's id. */
export function tagsAtRisk(things: readonly Thing[], commands: readonly string[]): Record<string, string> {
  const images = things.filter((thing) => thing.kind === "image" && !isUntagged(thing) && isNamed(thing, commands));
  return Object.fromEntries(images.map((image) => [image.names[0] ?? "", engineId(image)]));
}

/** Gives the ids of new images that now have a tag which the commands name. */
export function seenImages(
  things: readonly Thing[],
  { before, commands }: Pick<Clues, "before" | "commands">,
): string[] {
  const images = things.filter((thing) => thing.kind === "image" && isNamed(thing, commands));
  return images.map(engineId).filter((id) => !hasImage(before, id));
}

/** Gives the ids of images that builds printed, also those without a tag. */
export function printedImages(output: string): string[] {
  const ids = output.matchAll(/(?:^|\b(?:writing image|exporting manifest(?: list)?) )(sha256:[0-9a-f]{64})(?= |$)/gm);
  return [...new Set([...ids].map(([, id = ""]) => id))];
}

/** Names the Compose projects that commands may start in a folder, given the texts of its Compose files. */
export function composeProjects(folder: string, commands: readonly string[], files: readonly string[]): string[] {
  if (!commands.some((command) => /\bcompose\b/.test(command))) return [];
  const named = files.flatMap((text) => /^name:\s*["']?([\w-]+)/m.exec(text)?.[1] ?? []);
  const chosen = commands.flatMap((command) =>
    [...command.matchAll(/(?:\bcompose (?:-f \S+ )*(?:-p|--project-name)|COMPOSE_PROJECT_NAME)[ =]["']?([\w-]+)/g)].map(
      ([, name = ""]) => name,
    ),
  );
  return [...new Set([folder, ...named, ...chosen])];
}

/** Networks that every engine has. */
const BUILT_IN = new Set(["bridge", "host", "none"]);

function isNew(thing: Thing, { before }: Clues): boolean {
  return !before.includes(thing.id);
}

function isSeen(thing: Thing, { seen }: Clues): boolean {
  return seen.includes(engineId(thing));
}

function hasImage(before: readonly string[], image: string): boolean {
  return before.some((id) => id.endsWith(`@${image}`));
}

/** "sir-api:1.0", but not "localhost:5000/sir-api". */
function hasTag(word: string): boolean {
  return /:[^/]+$/.test(word);
}
