import { entriesOf, field } from "../field.ts";
import type { Service } from "../model.ts";
import { databaseOf } from "./database.ts";
import type { FileFix, Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds databases whose password is the path of a secret: without _FILE behind its name, the variable is the password itself. */
export function findPathsForPasswords(scene: Scene, service: Service): Remark[] {
  if (databaseOf(service) === undefined) return [];
  const written = field(field(field(scene.loaded.model, "services"), service.name), "environment");
  return entriesOf(written).flatMap(([key, { place }]): Remark[] => {
    const value = service.environment.get(key) ?? "";
    if (!VARIABLES.test(key) || !value.startsWith("/run/secrets/")) return [];
    const line = scene.lineAt(place);
    const at = line.indexOf(key);
    const start = scene.offsetOf(place) + at + key.length;
    const fix: FileFix = { file: place.file, title: `Name it ${key}_FILE`, start, end: start, text: "_FILE" };
    const message = `The password of ${service.name} is the text ${value} itself: only ${key}_FILE reads the file.`;
    return [{ place, message, fix: at === -1 ? undefined : fix }];
  });
}

const VARIABLES = /^(?:POSTGRES|MYSQL|MYSQL_ROOT|MARIADB|MARIADB_ROOT|MONGO_INITDB_ROOT)_PASSWORD$/;
