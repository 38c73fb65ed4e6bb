import type { Service } from "../model.ts";
import { type Database, databaseOf } from "./database.ts";
import { isGivenNothing, plainPasswordFor } from "./database-password.ts";
import { mentionsIn } from "./address.ts";
import type { Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";
import { findPathsForPasswords } from "./secret-path.ts";

/** Finds secrets that are not read by whom they are for, and passwords of databases that only the database has. */
export function findUnreadSecrets(scene: Scene): Remark[] {
  const services = [...scene.loaded.stack.services.values()];
  const asking = askersOf(services);
  return services.flatMap((service) =>
    findMissing(service).concat(
      findUntold(service),
      findPathsForPasswords(scene, service),
      findWithout(service, asking.get(service.name) ?? []),
    ),
  );
}

/** Who asks a service: by an address in a variable, or a program of one's own that waits for it. */
function askersOf(services: readonly Service[]): Map<string, Service[]> {
  const asking = new Map<string, Service[]>();
  for (const service of services) {
    const named = mentionsIn(service).map(({ host }) => host);
    const awaited = service.build === undefined ? [] : service.dependsOn.map((each) => each.service);
    for (const name of new Set([...named, ...awaited])) asking.set(name, [...(asking.get(name) ?? []), service]);
  }
  return asking;
}

/** A variable that names a file of /run/secrets which is not there. */
function findMissing(service: Service): Remark[] {
  const given = new Set(service.secrets.map(nameOf));
  const isMounted = service.mounts.some(({ target }) => target.startsWith("/run"));
  return [...service.environment].flatMap(([key, value]): Remark[] => {
    const name = FOLDER.test(value ?? "") ? (value ?? "").replace(FOLDER, "") : undefined;
    if (name === undefined || name === "" || isMounted || given.has(name)) return [];
    const message = `${service.name} is to read ${key} from the secret ${name}, and is not given it: its list of secrets lacks ${name}.`;
    return [{ place: service.place, message }];
  });
}

const FOLDER = /^\/run\/secrets\//;

/** The name of a secret's file in a container. */
function nameOf({ source, target }: Service["secrets"][number]): string {
  return (target ?? source).replace(FOLDER, "");
}

/** The variables by which images of databases are told where their password is. */
const TOLD_BY: Readonly<Record<Database["name"], string>> = {
  PostgreSQL: "POSTGRES_PASSWORD_FILE",
  MySQL: "MYSQL_ROOT_PASSWORD_FILE",
  MariaDB: "MARIADB_ROOT_PASSWORD_FILE",
  MongoDB: "MONGO_INITDB_ROOT_PASSWORD_FILE",
};

/** A secret that a database is given while nothing in its part of the file says so. Files that are mounted may do that. */
function findUntold(service: Service): Remark[] {
  const database = databaseOf(service);
  const variable = database && TOLD_BY[database.name];
  if (database === undefined || variable === undefined || service.configs.length > 0) return [];
  if (service.mounts.some(({ type, target }) => type === "bind" && !target.startsWith(database.data))) return [];
  const { environment, command = [], entrypoint = [], healthcheck } = service;
  const texts = [...environment.values(), ...command, ...entrypoint, ...(healthcheck?.test ?? [])];
  return service.secrets.flatMap((grant): Remark[] => {
    const name = nameOf(grant);
    if (!/PASS|PWD|PW$/i.test(name) || texts.some((text) => text?.includes(name))) return [];
    const message = `${service.name} is given the secret ${name}, and nothing tells ${database.name} of it: set ${variable} to /run/secrets/${name}.`;
    return [{ place: grant.place, message }];
  });
}

/** A service that asks a database without its secret: with no password at all, or with one in a variable. */
function findWithout(database: Service, asking: readonly Service[]): Remark[] {
  const secret = passwordOf(database);
  if (databaseOf(database) === undefined || secret === undefined) return [];
  return asking
    .filter((each) => each !== database && !each.secrets.some(({ source }) => source === secret.source))
    .flatMap((each): Remark[] => {
      const place = each.place ?? secret.place;
      const variable = plainPasswordFor(each, database);
      if (variable !== undefined) {
        const message = `The password of ${database.name} is in the secret ${secret.source}, and ${each.name} takes it from ${variable}: whoever sees the variables of ${each.name} sees it. Give ${each.name} the secret too.`;
        return [{ place, message }];
      }
      if (!isGivenNothing(each, database)) return [];
      const message = `${each.name} asks ${database.name}, whose password is in the secret ${secret.source}, and is given no password: it needs the secret too, and has to read its file.`;
      return [{ place, message }];
    });
}

/** The secret that a database is told to take its password from. */
function passwordOf({ environment, secrets }: Service): Service["secrets"][number] | undefined {
  const value = [...environment].find(([key]) => key.endsWith("PASSWORD_FILE"))?.[1] ?? "";
  return secrets.find((grant) => FOLDER.test(value) && value.endsWith(`/${nameOf(grant)}`));
}
