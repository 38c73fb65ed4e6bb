import type { Mount, Service, Stack } from "../../core/compose/model.ts";
import type { Lettering } from "./layout-frame.ts";
import { FOLDER, nameInFolder } from "./project-folder.ts";

/** Something that a service keeps files in. */
export interface Keeping extends Lettering {
  /** The same for services that share it. */
  readonly key: string;
  readonly kind: "volume" | "folder" | "memory" | "secret" | "config";
}

/** Gives where a service keeps files outside of its container, in the order of the file, and the files that it is given. */
export function keepingsOf(service: Service, stack: Stack): Keeping[] {
  const mounted = service.mounts.map((mount) => {
    const note = mount.isReadOnly ? `${mount.target}, read only` : mount.target;
    return { ...nameOf(mount, service, stack), note };
  });
  return [...mounted, ...service.tmpfs.map((text) => inMemory(text, service)), ...givenTo(service)];
}

/** A folder in memory, "/run:size=64m". */
function inMemory(text: string, { name }: Service): Keeping {
  const [target = "", options = ""] = text.split(":", 2);
  const size = /(?:^|,)size=([^,]+)/.exec(options)?.[1];
  const note = size === undefined ? target : `${target}, at most ${size}`;
  return { key: `${name}:${target}`, kind: "memory", title: "in memory", note };
}

function givenTo({ secrets, configs }: Service): Keeping[] {
  return [
    ...secrets.map(({ source, target }) => given("secret", source, target ?? `/run/secrets/${source}`)),
    ...configs.map(({ source, target }) => given("config", source, target ?? `/${source}`)),
  ];
}

function given(kind: "secret" | "config", source: string, target: string): Keeping {
  const note = target.startsWith("/") ? target : `/run/secrets/${target}`;
  return { key: `${kind}:${source}`, kind, title: source, note };
}

function nameOf(
  { type, source, target }: Mount,
  service: Service,
  { volumes }: Stack,
): Pick<Keeping, "key" | "kind" | "title"> {
  if (type === "bind") return { key: `bind:${source}`, kind: "folder", title: folderName(source ?? "") };
  if (type === "tmpfs") return { key: `${service.name}:${target}`, kind: "memory", title: "in memory" };
  if (source === undefined || source === "")
    return { key: `${service.name}:${target}`, kind: "volume", title: "without a name" };
  const title = volumes.get(source)?.key ?? source;
  return { key: `${type}:${source}`, kind: "volume", title };
}

/** Gives a folder of the project as the file writes it: "./data"; "./" for the project's own. */
export function folderName(path: string): string {
  if (path === FOLDER) return "./";
  const name = nameInFolder(path);
  return name === path ? path : `./${name}`;
}
