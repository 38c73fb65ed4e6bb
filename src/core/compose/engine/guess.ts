import type { Service } from "../model.ts";

/** What we suppose of a program that we do not know. */
export interface Guess {
  /** Seconds from its start until it answers. */
  readonly readyAfter: number;
  /** The code with which it ends when asked; undefined when it does not listen and has to be killed. */
  readonly graceful: number | undefined;
}

const SLOW_STARTERS =
  /(?:postgres|timescale|postgis|pgvector|mysql|mariadb|mongo|elasticsearch|kafka|rabbitmq|keycloak)/;
/** As process 1 these ignore the request to end unless their program says otherwise. */
const DEAF = /^(?:python[\d.]*|node|Rscript|R|ruby|npm|yarn|pnpm)$/;

const READY_AFTER = 1;
const SLOWLY_READY_AFTER = 3;

/** Seconds that a job takes of which we know nothing. */
export const JOB_SECONDS = 2;

/** Guesses how a program behaves from its name, or from the image that brings it. */
export function guess({ image = "" }: Service, [program = ""]: readonly string[]): Guess {
  const name = program.split("/").at(-1) ?? "";
  return {
    readyAfter: SLOW_STARTERS.test(name === "" ? image : `${image} ${name}`) ? SLOWLY_READY_AFTER : READY_AFTER,
    graceful: DEAF.test(name) ? undefined : 0,
  };
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
