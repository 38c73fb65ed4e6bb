import type { Container } from "./engine/container.ts";
import { writeAt } from "./engine/container-machine.ts";
import { locate, type Location } from "./engine/mounts.ts";
import { ORDINARY_WORLD, type World } from "./engine/world.ts";
import type { ComposeProject } from "./files.ts";
import { reasonFor, type StorageKind } from "./survival-reasons.ts";
import { Rehearsal } from "./start.ts";

/** What became of data that a container had written. */
export interface Fate {
  readonly service: string;
  /** The folder in the container: a mount's target, or / for its own layer. */
  readonly path: string;
  readonly kind: StorageKind;
  /** The engine's name of a volume, the path of a bind. */
  readonly name: string | undefined;
  /** "kept": the next start finds it. "apart": it is still on the disk, but the next start does not find it. "lost": it is gone. */
  readonly fate: "kept" | "apart" | "lost";
  /** Why, in plain words. */
  readonly why: string;
}

interface Marked {
  readonly service: string;
  readonly path: string;
  readonly kind: StorageKind;
  readonly name: string | undefined;
  readonly place: Location;
}

const MARK = "written-before";

/**
 * Starts a stack, writes a file to every place of every service, runs commands, starts the stack again, and says what became of
 * the files.
 * @param commands Words behind `docker compose`, such as ["down", "-v"].
 */
export function findFates(
  project: ComposeProject,
  commands: readonly (readonly string[])[],
  world: World = ORDINARY_WORLD,
): Fate[] {
  const rehearsal = new Rehearsal(project, world);
  rehearsal.run(["up", "-d"]);
  const marked = rehearsal.engine.containers.filter(isFirst).flatMap(mark);
  for (const command of commands) rehearsal.run(command);
  const isLeft = marked.map((each) => exists(rehearsal, each));
  rehearsal.run(["up", "-d"]);
  const words = commands.map((command) => command.join(" "));
  return marked.map((each, index) => {
    const { service, path, kind, name } = each;
    const fate = isFound(rehearsal, each) ? "kept" : isLeft[index] === true ? "apart" : "lost";
    return { service, path, kind, name, fate, why: reasonFor(kind, fate, words) };
  });
}

function isFirst({ plan }: Container): boolean {
  return plan.number === 1 && !plan.isOneOff;
}

/** Writes a file to each place of a container. */
function mark({ service, plan }: Container): Marked[] {
  const places = [undefined, ...plan.mounts.filter(({ isGiven }) => !isGiven)].map((mount): Marked => {
    const path = mount?.target ?? "/";
    const place = mount
      ? { files: mount.files, path: `${mount.root}/${MARK}`, mount }
      : { files: plan.layer, path: `/${MARK}`, mount: undefined };
    const name = mount?.type === "bind" ? mount.root : mount?.volume;
    return { service, path, kind: kindOf(mount), name, place };
  });
  for (const { place } of places) place.files.write(place.path);
  return places;
}

function kindOf(mount: Location["mount"]): StorageKind {
  if (mount === undefined) return "layer";
  if (mount.type !== "volume") return mount.type;
  if (mount.isAnonymous) return "anonymous";
  return mount.isExternal ? "external" : "named";
}

/** Whether a file is still on the disk, whoever finds it. */
function exists({ engine }: Rehearsal, { place, kind }: Marked): boolean {
  const { files, mount, path } = place;
  if (kind === "bind") return files.has(path) === true;
  const isThere =
    mount?.volume === undefined
      ? engine.containers.some(({ plan }) => plan.layer === files || plan.mounts.some((each) => each.files === files))
      : engine.volumes.get(mount.volume)?.files === files;
  return isThere && files.has(path) === true;
}

/** Whether the service's container finds the file now. */
function isFound({ engine }: Rehearsal, { service, path }: Marked): boolean {
  const container = engine.containers.find((each) => each.service === service && isFirst(each));
  if (container === undefined) return false;
  const { files, path: inside } = locate(container.plan.mounts, container.plan.layer, `${path}/${MARK}`);
  return files.has(inside) === true;
}

/** What asking for a file gives, and why. */
export interface Found {
  readonly isThere: boolean;
  readonly why: string;
}

/** Says whether a service's container finds a file. */
export function findFile({ engine }: Rehearsal, service: string, path: string): Found {
  const container = engine.containers.find((each) => each.service === service && isFirst(each));
  if (container?.isRunning !== true) return { isThere: false, why: `${service} has no container that runs.` };
  const { files, path: inside, mount } = locate(container.plan.mounts, container.plan.layer, path);
  const isThere = files.has(inside) === true;
  const where =
    mount === undefined
      ? "its own layer"
      : `what is mounted at ${mount.target} (${describe(mount.type, mount.isAnonymous)})`;
  return { isThere, why: `${service} looks for ${path} in ${where}.` };
}

function describe(type: "volume" | "bind" | "tmpfs", isAnonymous: boolean): string {
  if (type === "bind") return "a folder of the computer";
  if (type === "tmpfs") return "memory";
  return isAnonymous ? "an anonymous volume" : "a named volume";
}

/** Writes a file in a service's running container; gives what its shell says when it cannot. */
export function writeFile({ engine }: Rehearsal, service: string, path: string): string | undefined {
  const container = engine.containers.find((each) => each.service === service && each.isRunning && isFirst(each));
  if (container === undefined) return `service "${service}" is not running`;
  return writeAt(container, locate(container.plan.mounts, container.plan.layer, path), path, "");
}

/** The names of the volumes that Compose made for a project, without anonymous ones, sorted. */
export function listVolumes({ engine }: Rehearsal): string[] {
  return [...engine.volumes.values()]
    .filter(({ project }) => project !== undefined)
    .map(({ name }) => name)
    .toSorted();
}
