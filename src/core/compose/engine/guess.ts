import type { Service } from "../model.ts";
import { nameOfImage } from "../reach/listens.ts";

/** What we suppose of a program that we do not know. */
export interface Guess {
  /** Seconds from its start until it answers. */
  readonly readyAfter: number;
  /** The code with which it ends at a signal; undefined when it does not listen and has to be killed. */
  readonly endsAt: (signal: string) => number | undefined;
  /** Whether it reads what somebody types, and ends at once where nobody can. */
  readonly reads: boolean;
}

const SLOW_STARTERS =
  /(?:postgres|timescale|postgis|pgvector|mysql|mariadb|mongo|elasticsearch|kafka|rabbitmq|keycloak)/;
/** As process 1 these ignore the request to end unless their program says otherwise. */
const DEAF = /^(?:python[\d.]*|node|Rscript|R|ruby|npm|yarn|pnpm|cat|sh|bash|ash|dash|busybox|alpine|debian|ubuntu)$/;
/** Programs, and images that begin one of them, which read commands unless they are told what to run. */
const READER = /^(?:python[\d.]*|node|ruby|cat|sh|bash|ash|dash|busybox|alpine|debian|ubuntu)$/;

const READY_AFTER = 1;
const SLOWLY_READY_AFTER = 3;

/** Seconds that a job takes of which we know nothing. */
export const JOB_SECONDS = 2;

/** Guesses how a program behaves from its name, or from the image that brings it. */
export function guess({ image = "" }: Service, words: readonly string[]): Guess {
  const name = (words[0] ?? image.replace(/[:@].*/s, "")).split("/").at(-1) ?? "";
  const isDeaf = DEAF.test(name);
  // Python alone takes the key Ctrl-C for an error, of which its web server makes an end.
  const interrupted = name.startsWith("python") ? (words.includes("http.server") ? 0 : 130) : undefined;
  return {
    readyAfter: SLOW_STARTERS.test(`${image} ${name}`) ? SLOWLY_READY_AFTER : READY_AFTER,
    endsAt: (signal) => (!isDeaf ? 0 : signal === "INT" ? interrupted : undefined),
    reads: words.length < 2 && READER.test(name),
  };
}

/** Images of databases that end at once without a password, with the variables that give one or ask for none. */
const PASSWORDS: readonly (readonly [image: RegExp, variable: RegExp])[] = [
  [/^(?:postgres|postgis\/postgis|pgvector\/pgvector|timescale\/timescaledb)$/, /^POSTGRES_(?:PASSWORD|HOST_AUTH)/],
  [/^(?:mysql|mariadb)$/, /^(?:MYSQL|MARIADB)_(?:ALLOW_EMPTY_|RANDOM_)?ROOT_PASSWORD|_ALLOW_EMPTY_PASSWORD$/],
];

/** Whether a database's own program begins without any word of a password. */
export function lacksPassword(
  { image = "", entrypoint, environment }: Service,
  [program = ""]: readonly string[],
): boolean {
  const [, variable] = PASSWORDS.find(([pattern]) => pattern.test(nameOfImage(image))) ?? [];
  if (variable === undefined || entrypoint !== undefined || !/^(?:-.*|postgres|mysqld|mariadbd)?$/s.test(program))
    return false;
  return !Array.from(environment.keys()).some((name) => variable.test(name));
}

/** Folders that known images make volumes of by themselves. */
const IMAGE_VOLUMES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:^|\/)(?:postgres|postgis|pgvector|timescaledb)(?::(?:18|latest)|$)/, ["/var/lib/postgresql"]],
  [/(?:^|\/)(?:postgres|postgis|pgvector|timescaledb)/, ["/var/lib/postgresql/data"]],
  [/(?:^|\/)(?:mysql|mariadb)/, ["/var/lib/mysql"]],
  [/(?:^|\/)mongo/, ["/data/db", "/data/configdb"]],
  [/(?:^|\/)(?:redis|valkey)/, ["/data"]],
];

/** The folders for which an image asks for an anonymous volume. */
export function volumesOf(image = ""): readonly string[] {
  return IMAGE_VOLUMES.find(([pattern]) => pattern.test(image))?.[1] ?? [];
}
