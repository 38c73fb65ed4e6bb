import type { Engine } from "../engine/engine.ts";
import { Files } from "../engine/files.ts";
import { type AttachedMount, withoutSource } from "../engine/mounts.ts";
import type { Grant, Service, Stack } from "../model.ts";

/** A secret or config, where a service finds it. */
interface Placed {
  readonly target: string;
  /** The file of the computer from which it comes; undefined for a text or a variable. */
  readonly file: string | undefined;
}

/** The mounts of those secrets and configs of a service that come from files of the computer. @throws Refusal for one that is not there */
export function givenTo(engine: Engine, stack: Stack, service: Service): AttachedMount[] {
  return placedFor(stack, service).flatMap(({ target, file }): AttachedMount[] =>
    file === undefined ? [] : [{ ...GIVEN, target, files: engine.host, root: there(engine, file) }],
  );
}

/** Gives the path of a file that is mounted. @throws Refusal when there is none */
export function there({ host }: Engine, path: string): string {
  if (host.has(path) !== false) return path;
  throw withoutSource(path);
}

const GIVEN = {
  type: "bind",
  isReadOnly: true,
  isAnonymous: false,
  isInherited: false,
  isExternal: false,
  isInMemory: false,
  isGiven: true,
} as const;

/** The own layer of a new container: what its image holds, and the secrets and configs that come from no file. */
export function layerFor(engine: Engine, stack: Stack, service: Service): Files {
  const { image } = service;
  const layer = new Files((path) => (image === undefined ? undefined : engine.world.hasPath(image, path)));
  for (const { target, file } of placedFor(stack, service)) if (file === undefined) layer.write(target);
  return layer;
}

function placedFor(stack: Stack, { secrets, configs }: Service): Placed[] {
  const place =
    (folder: string, all: Stack["secrets"]) =>
    ({ source, target = source }: Grant): Placed => ({
      target: target.startsWith("/") ? target : `${folder}/${target}`,
      file: all.get(source)?.file,
    });
  return [...secrets.map(place("/run/secrets", stack.secrets)), ...configs.map(place("", stack.configs))];
}
