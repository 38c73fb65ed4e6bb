import type { Service } from "../model.ts";
import { mentionsIn } from "./address.ts";

const LONGEST = 2000;

/**
 * Gives the variable from which a service takes the password of a database's user as plain text. Undefined when it is not
 * sure: the service may be another user, with a password of its own.
 */
export function plainPasswordFor(service: Service, database: Service): string | undefined {
  const { environment } = service;
  if ([...database.environment.keys()].some((key) => key.endsWith("_PASSWORD"))) return undefined;
  const user = userOf(database);
  const mentions = mentionsIn(service).filter(({ host }) => host === database.name);
  const inAddress = mentions.find(({ key }) => userIn(environment.get(key)) === user);
  if (inAddress) return inAddress.key;
  const families = new Set(mentions.map(({ key }) => familyOf(key)));
  const own = [...environment].filter(([key, value]) => (value ?? "") !== "" && families.has(familyOf(key)));
  const isOther = own.some(([key, value]) => /USER(?:NAME)?$/i.test(key) && value !== user);
  return isOther ? undefined : own.find(([key]) => /(?:PASS|PASSWORD|PASSWD|PWD)$/i.test(key))?.[0];
}

/** The user whose password the secret is. */
function userOf({ environment }: Service): string {
  if ([...environment.keys()].some((key) => key.endsWith("ROOT_PASSWORD_FILE") && !key.startsWith("MONGO")))
    return "root";
  const found = [...environment].find(([key]) =>
    /^(?:POSTGRES_USER|MYSQL_USER|MARIADB_USER|MONGO_INITDB_ROOT_USERNAME)$/.test(key),
  );
  return found?.[1] ?? "postgres";
}

/** The user in an address that holds a password. */
function userIn(value: string | null | undefined): string | undefined {
  return /:\/\/([^/@:\s]*):[^/@\s]+@/.exec(value?.slice(0, LONGEST) ?? "")?.[1];
}

const HAS_PASSWORD = /:\/\/[^/@\s]*:[^/@\s]+@/;

/** What comes before the last part of a variable's name: DATABASE of DATABASE_HOST. */
function familyOf(key: string): string {
  return key.replace(/_?[^_]*$/, "");
}

/** Whether nothing that a service is given could hold the password of a database. */
export function isGivenNothing({ environment, secrets, configs, mounts }: Service, { name }: Service): boolean {
  if (configs.length > 0 || mounts.some(({ type }) => type === "bind")) return false;
  if (secrets.some(({ source }) => OF_DATABASES.test(source) || source.includes(name))) return false;
  return ![...environment].some(([key, value]) => couldHold(key, value));
}

const OF_DATABASES = /PASS|PWD|PW$|CRED|DB|DATA|SQL|POSTGRES|PG|MARIA|MONGO|URL|URI|DSN/i;

/** Keys and tokens are for something else, unless they are named after a database. */
function couldHold(key: string, value: string | null): boolean {
  if (value === null || /PASS|PWD|CRED|DSN/i.test(key) || value.startsWith("/run/secrets/")) return true;
  if (/SECRET|TOKEN|KEY/i.test(key) && OF_DATABASES.test(key)) return true;
  return HAS_PASSWORD.test(value.slice(0, LONGEST));
}
