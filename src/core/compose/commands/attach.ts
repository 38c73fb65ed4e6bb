import type { Container } from "../engine/container.ts";
import { type Engine, type StoredVolume } from "../engine/engine.ts";
import { Files } from "../engine/files.ts";
import { volumesOf } from "../engine/guess.ts";
import type { Lifecycle } from "../engine/lifecycle.ts";
import type { AttachedMount } from "../engine/mounts.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Mount, Service, Stack } from "../model.ts";
import { givenTo, there } from "./given.ts";

/** What the mounts of a new container come from. */
export interface Attaching {
  readonly engine: Engine;
  readonly stack: Stack;
  readonly service: Service;
  readonly lifecycle: Lifecycle;
  /** The container that it replaces, of which it takes over the anonymous volumes. */
  readonly replaced: Container | undefined;
  /** The first container of a service, for `volumes_from`. */
  readonly containerOf: (service: string) => Container | undefined;
}

/** Gives the storage of a new container, and makes what is not there yet. @throws Refusal for a bind that may not be made. */
export function attach(attaching: Attaching): AttachedMount[] {
  const { service, lifecycle } = attaching;
  const mounts = new Map<string, AttachedMount>();
  for (const other of service.volumesFrom)
    for (const mount of mountsOf(attaching, other)) mounts.set(mount.target, mount);
  for (const target of volumesOf(service.image))
    if (service.mounts.every((mount) => mount.target !== target))
      mounts.set(target, anonymous(attaching, target, false, true));
  for (const target of lifecycle.tmpfs) mounts.set(target, temporary(target));
  for (const mount of service.mounts) {
    const attached = attachOne(attaching, mount);
    if (attached) mounts.set(attached.target, attached);
  }
  for (const given of givenTo(attaching.engine, attaching.stack, service))
    if (!mounts.has(given.target)) mounts.set(given.target, given);
  return [...mounts.values()];
}

/** Refuses a service that shares something with another one which has no container. @throws Refusal */
export function checkShared(
  { volumesFrom }: Service,
  { shares }: Lifecycle,
  containerOf: Attaching["containerOf"],
): void {
  const sources = volumesFrom.filter((other) => !other.startsWith(OTHERS)).map((other) => other.split(":")[0]);
  const wanted = [
    ...sources.map((name) => ["volume", name] as const),
    ["network namespace", shares.network_mode] as const,
    ["IPC namespace", shares.ipc] as const,
    ["PID namespace", shares.pid] as const,
  ];
  for (const [what, name] of wanted)
    if (name !== undefined && containerOf(name) === undefined)
      throw new Refusal(`cannot share ${what} with service ${name}: container missing`);
}

/** What stands before the name of a container that need not be in the stack. */
const OTHERS = "container:";

/**
 * All that another container has mounted; ":ro" after its name changes nothing.
 * @throws Refusal for one with a tmpfs in the long form, which the engine takes for a volume.
 */
function mountsOf({ engine, containerOf }: Attaching, other: string): readonly AttachedMount[] {
  const [name = ""] = other.replace(OTHERS, "").split(":");
  const container = other.startsWith(OTHERS)
    ? engine.containers.find(({ plan }) => plan.name === name)
    : containerOf(name);
  if (container?.plan.service.mounts.some(({ type }) => type === "tmpfs"))
    throw new Refusal("Error response from daemon: get: no such volume");
  return container?.plan.mounts.filter(({ type }) => type !== "tmpfs") ?? [];
}

function attachOne(attaching: Attaching, mount: Mount): AttachedMount | undefined {
  if (mount.type === "tmpfs") return temporary(mount.target);
  if (mount.type === "bind") return bind(attaching, mount);
  if (mount.type !== "volume") return undefined;
  if (!mount.target.startsWith("/"))
    throw new Refusal(
      `Error response from daemon: invalid mount config for type "volume": invalid mount path: '${mount.target}' mount path must be absolute`,
    );
  if (mount.source === undefined) return anonymous(attaching, mount.target, mount.isReadOnly, mount.copies);
  const described = attaching.stack.volumes.get(mount.source);
  const name = described?.name ?? mount.source;
  const volume = attaching.engine.volumes.get(name) ?? makeVolume(attaching.engine, name, undefined, false);
  const { subpath } = mount;
  const attached = {
    ...over(attaching, volume, mount.target, mount.isReadOnly, mount.copies && subpath === undefined),
    ...(subpath !== undefined && { root: `/${subpath}` }),
  };
  if (described?.device === undefined) return { ...attached, isInMemory: described?.isInMemory === true };
  return { ...attached, files: attaching.engine.host, root: `${described.device}${attached.root}` };
}

function anonymous(attaching: Attaching, target: string, isReadOnly: boolean, copies: boolean): AttachedMount {
  const { engine, replaced } = attaching;
  const before = replaced?.plan.mounts.find((mount) => mount.target === target && mount.type !== "tmpfs");
  if (before) return { ...before, isInherited: true };
  const name = `anonymous-${engine.volumesMade + 1}`;
  return over(attaching, makeVolume(engine, name, undefined, true), target, isReadOnly, copies);
}

/** A volume laid over a folder; an empty one takes over what the image has there. */
function over(
  { engine, service }: Attaching,
  volume: StoredVolume,
  target: string,
  isReadOnly: boolean,
  copies: boolean,
): AttachedMount {
  const { image } = service;
  if (image !== undefined && copies) volume.files.adopt((path) => engine.world.hasPath(image, `${target}${path}`));
  const { name, files, isAnonymous } = volume;
  const isExternal = !isAnonymous && volume.project === undefined;
  return { type: "volume", target, files, root: "", isReadOnly, volume: name, ...UNNAMED, isAnonymous, isExternal };
}

const UNNAMED = { isAnonymous: false, isInherited: false, isExternal: false, isInMemory: false, isGiven: false };

function bind({ engine }: Attaching, { source = "", target, isReadOnly, createsSource }: Mount): AttachedMount {
  const root = createsSource ? source : there(engine, source);
  return { type: "bind", target, files: engine.host, root, isReadOnly, ...UNNAMED };
}

function temporary(target: string): AttachedMount {
  return { type: "tmpfs", target, files: new Files(), root: "", isReadOnly: false, ...UNNAMED, isInMemory: true };
}

/** Makes a volume. @param project The project that makes it; undefined for one that belongs to none. */
export function makeVolume(
  engine: Engine,
  name: string,
  project: string | undefined,
  isAnonymous: boolean,
): StoredVolume {
  const volume = { name, files: new Files(), project, isAnonymous };
  engine.addVolume(volume);
  return volume;
}
