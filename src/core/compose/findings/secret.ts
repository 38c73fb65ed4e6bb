import type { Service } from "../model.ts";
import type { Place } from "../node.ts";
import { mentionsIn } from "./address.ts";
import { databaseOf } from "./database.ts";
import type { Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds secrets that a service is told to read and not given, and passwords that only the database has. */
export function findUnreadSecrets(scene: Scene): Remark[] {
  const services = [...scene.loaded.stack.services.values()];
  const asking = Map.groupBy(
    services.flatMap((service) =>
      [...new Set(mentionsIn(service).map(({ host }) => host))].map((host) => ({ host, service })),
    ),
    ({ host }) => host,
  );
  return services.flatMap((service) =>
    findMissing(service).concat(findWithout(service, asking.get(service.name)?.map((each) => each.service) ?? [])),
  );
}

/** A variable that names a file of /run/secrets which is not there. */
function findMissing(service: Service): Remark[] {
  const given = new Set(service.secrets.map(({ source, target }) => (target ?? source).replace(FOLDER, "")));
  const isMounted = service.mounts.some(({ target }) => target.startsWith("/run"));
  return [...service.environment].flatMap(([key, value]): Remark[] => {
    const name = FOLDER.test(value ?? "") ? (value ?? "").replace(FOLDER, "") : undefined;
    if (name === undefined || name === "" || isMounted || given.has(name)) return [];
    const message = `${service.name} is to read ${key} from the secret ${name}, and is not given it: its list of secrets lacks ${name}.`;
    return [{ place: service.place, message }];
  });
}

const LONGEST = 2000;
const FOLDER = /^\/run\/secrets\//;

/** A service that asks a database for which it has no password, while the database has one from a secret. */
function findWithout(database: Service, asking: readonly Service[]): Remark[] {
  const secret = passwordOf(database);
  if (databaseOf(database) === undefined || secret === undefined) return [];
  return asking
    .filter((each) => each !== database && isWithoutSecret(each))
    .map((each): Remark => {
      const message = `${each.name} asks ${database.name}, whose password is in the secret ${secret.name}, and is given no password: it needs the secret too, and has to read its file.`;
      return { place: each.place ?? secret.place, message };
    });
}

function passwordOf({ environment, secrets }: Service): { name: string; place: Place | undefined } | undefined {
  const value = [...environment].find(([key]) => key.endsWith("PASSWORD_FILE"))?.[1] ?? "";
  const grant = secrets.find(
    ({ source, target }) => FOLDER.test(value) && value.endsWith(`/${(target ?? source).replace(FOLDER, "")}`),
  );
  return grant && { name: grant.source, place: grant.place };
}

/** Only where nothing at all could hold a password: no secret, no config, no variable, no folder. */
function isWithoutSecret({ environment, secrets, configs, mounts }: Service): boolean {
  if (secrets.length + configs.length + mounts.length > 0) return false;
  return ![...environment].some(
    ([key, value]) =>
      /PASS|PWD|SECRET|CREDENTIAL|TOKEN|KEY/i.test(key) ||
      /:\/\/[^/@\s]*:[^/@\s]*@/.test(value?.slice(0, LONGEST) ?? ""),
  );
}
