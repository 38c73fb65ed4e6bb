import type { Mount, Service } from "../model.ts";
import { databaseOf } from "./database.ts";
import type { Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds databases whose data is in no volume that has a name, and on no folder of the machine. */
export function findUnkeptData(scene: Scene): Remark[] {
  return [...scene.loaded.stack.services.values()].flatMap((service): Remark[] => {
    const database = databaseOf(service);
    if (database?.isLasting !== true || service.volumesFrom.length > 0) return [];
    const folder = service.environment.get("PGDATA") ?? database.data;
    if (service.mounts.some((mount) => keeps(mount, service, [folder, database.data]))) return [];
    const message = `The data of ${service.name} (${database.name}) is in no volume of its own: \`docker compose down\` loses it.`;
    return [{ place: service.place, message }];
  });
}

/** Whether a mount holds a folder or something within. A tmpfs is somebody's choice. */
function keeps({ type, source, target }: Mount, { command = [] }: Service, folders: readonly string[]): boolean {
  if (type === "volume" && source === undefined) return false;
  const here = target.replace(/\/$/, "");
  const isNamed = command.some((word) => word.includes(here) && here !== "");
  return (
    isNamed || folders.some((folder) => `${here}/`.startsWith(`${folder}/`) || `${folder}/`.startsWith(`${here}/`))
  );
}
