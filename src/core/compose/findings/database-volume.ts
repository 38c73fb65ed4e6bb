import { field } from "../field.ts";
import type { Mount, Service } from "../model.ts";
import { databaseOf } from "./database.ts";
import type { FileFix, Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds databases whose data is in no volume that has a name, and on no folder of the machine. */
export function findUnkeptData(scene: Scene): Remark[] {
  const found = [...scene.loaded.stack.services.values()].flatMap((service) => {
    const database = databaseOf(service);
    if (database?.isLasting !== true || service.volumesFrom.length > 0) return [];
    const folder = folderOf(service, database.data);
    return service.mounts.some((mount) => keeps(mount, service, folder)) ? [] : [{ service, database, folder }];
  });
  return found.map(({ service, database, folder }) => {
    const message = `The data of ${service.name} (${database.name}) is in no volume of its own: \`docker compose down\` loses it.`;
    return { place: service.place, message, fix: found.length > MOST ? undefined : fixOf(scene, service, folder) };
  });
}

/** Each change holds the rest of the file; more are not offered. */
const MOST = 10;
/** The first PostgreSQL whose images have their volume one folder higher. */
const HIGHER_SINCE = 18;

/** Where an image has its own volume, over which a mount further up has no power. */
function folderOf({ image = "" }: Service, folder: string): string {
  return folder === "/var/lib/postgresql" && versionOf(image) < HIGHER_SINCE ? `${folder}/data` : folder;
}

/** PostgreSQL's version by the tag: 17.2, 17-3.5, 2.19.3-pg17; endless when it is not told. */
function versionOf(image: string): number {
  const [, tag = ""] = /:([^:/@]+)(?:@|$)/.exec(image) ?? [];
  const [, version] = /(?:^|-)pg(\d+)/.exec(tag) ?? (image.includes("timescale") ? [] : (/^(\d+)/.exec(tag) ?? []));
  return version === undefined ? Infinity : Number(version);
}

/** Whether a mount holds the data. A tmpfs is somebody's choice. */
function keeps({ type, source, target }: Mount, { command = [], environment }: Service, folder: string): boolean {
  if (type === "volume" && source === undefined) return false;
  const here = target.replace(/\/$/, "");
  const elsewhere = environment.get("PGDATA") ?? "";
  const isNamed =
    here !== "" && [...command, elsewhere].some((word) => word.includes(here) && !folder.startsWith(here));
  return isNamed || `${here}/`.startsWith(`${folder}/`);
}

/** Adds a volume behind the service's image and to those of the file: one change that reaches from the first to the last. */
function fixOf(scene: Scene, { name, image = "", environment }: Service, folder: string): FileFix | undefined {
  const service = field(field(scene.loaded.model, "services"), name);
  if (service?.kind !== "map" || service.entries.has("volumes") || environment.has("PGDATA")) return undefined;
  const place = service.entries.get("image")?.place;
  if (place === undefined) return undefined;
  const text = scene.textOf(place.file);
  const isOwnLine =
    scene
      .textFrom({ ...place, column: 1 })
      .slice(0, place.column - 1)
      .trim() === "";
  const isSure =
    !image.includes("timescaledb-ha") && (!folder.startsWith("/var/lib/postgresql") || versionOf(image) < Infinity);
  if (text === undefined || !isSure || !isOwnLine || !/^image:[ \t]+[\w.:/@'"-]+[ \t]*$/.test(scene.lineAt(place)))
    return undefined;
  const indent = " ".repeat(place.column - 1);
  const start = scene.offsetOf(place) + scene.lineAt(place).length;
  const rest = text.slice(start);
  const list = `\n${indent}volumes:\n${indent}  - ${name}-data:${folder}`;
  const isFirst = !/^volumes:/m.test(text);
  if (!isFirst && !/^volumes:[ \t]*$/m.test(rest)) return undefined;
  const changed = isFirst
    ? `${rest.trimEnd()}\n\nvolumes:\n  ${name}-data:\n`
    : rest.replace(/^volumes:[ \t]*$/m, (line) => `${line}\n  ${name}-data:`);
  return { file: place.file, title: "Keep its data in a volume", start, end: text.length, text: list + changed };
}
