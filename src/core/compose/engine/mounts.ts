import type { Files } from "./files.ts";
import { Refusal, TASK } from "./refusal.ts";

/** Storage that is laid over a folder of a container. */
export interface AttachedMount {
  readonly type: "volume" | "bind" | "tmpfs";
  readonly target: string;
  readonly files: Files;
  /** Where in the files the target begins; "" is their root. */
  readonly root: string;
  readonly isReadOnly: boolean;
  /** The engine's name of the volume. */
  readonly volume?: string | undefined;
  readonly isAnonymous: boolean;
  /** Whether it is anonymous and was taken over by its name, so that "-v" leaves it when the container goes. */
  readonly isInherited: boolean;
  /** Whether the volume was made by somebody else than Compose. */
  readonly isExternal: boolean;
  /** Whether its files go when no container runs any more that has it. */
  readonly isInMemory: boolean;
  /** Whether it is a secret or config that the container is given. */
  readonly isGiven: boolean;
}

/** A path of a container, as the place that really holds it. */
export interface Location {
  readonly files: Files;
  readonly path: string;
  /** Undefined: the container's own layer. */
  readonly mount: AttachedMount | undefined;
}

/** Finds which storage holds a path of a container: the mount with the longest target above it, else its own layer. */
export function locate(mounts: readonly AttachedMount[], layer: Files, path: string): Location {
  const clean = `/${path.split("/").filter(Boolean).join("/")}`;
  let best: AttachedMount | undefined;
  for (const mount of mounts) {
    const isAbove = mount.target === clean || clean.startsWith(`${mount.target.replace(/\/$/, "")}/`);
    if (isAbove && mount.target.length >= (best?.target.length ?? 0)) best = mount;
  }
  if (best === undefined) return { files: layer, path: clean, mount: undefined };
  const rest = clean.slice(best.target.replace(/\/$/, "").length);
  return { files: best.files, path: `${best.root}${rest}`, mount: best };
}

/**
 * Makes what a start of the container makes: a bind's missing source, and a folder where a mount lies within another one.
 * @throws Refusal when it can make none.
 */
export function makeMountPoints(mounts: readonly AttachedMount[]): void {
  for (const mount of mounts) {
    const { type, root, target, isGiven } = mount;
    if (root !== "" && mount.files.has(root) === false) {
      if (type === "volume") throw refuse(`cannot access path ${root}: no such file or directory`);
      if (isGiven) throw withoutSource(root);
      mount.files.write(root);
    }
    const others = mounts.filter((other) => other !== mount);
    const { files, path, mount: outer } = locate(others, mount.files, target);
    if (outer === undefined || files.has(path) !== false) continue;
    if (outer.isReadOnly)
      throw refuse(
        `${TASK}error during container init: error mounting "${root}" to rootfs at "${target}": mkdir ${target}: read-only file system: unknown`,
      );
    files.write(path);
  }
}

/** What the engine says of a path that is to be mounted and is not there. */
export function withoutSource(path: string): Refusal {
  return refuse(`invalid mount config for type "bind": bind source path does not exist: ${path}`);
}

function refuse(what: string): Refusal {
  return new Refusal(`Error response from daemon: ${what}`);
}
