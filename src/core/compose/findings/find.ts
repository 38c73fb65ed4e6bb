import type { ComposeProject } from "../files.ts";
import type { Loaded } from "../load.ts";
import { findCovered } from "./covered.ts";
import { findOpenDatabases } from "./database-port.ts";
import { findUnkeptData } from "./database-volume.ts";
import { findUnconditional } from "./depends-on.ts";
import type { Finding, Remark } from "./finding.ts";
import { findHopelessChecks } from "./health-check.ts";
import { findMovingTags } from "./image-tag.ts";
import { findUnlimited } from "./memory-limit.ts";
import { findPlainPasswords } from "./plain-password.ts";
import { findTakenPorts } from "./port-taken.ts";
import { Scene } from "./scene.ts";
import { findUnreadSecrets } from "./secret.ts";
import { findUnreachable } from "./unreachable.ts";
import { findVersions } from "./version.ts";

/**
 * Finds what in a project works and will hurt, in the order of the file. A rule that is not sure says nothing.
 * @param loaded What Compose makes of the project.
 */
export function findIn(project: ComposeProject, loaded: Loaded): Finding[] {
  const scene = new Scene(project, loaded);
  const found = Object.entries(RULES).flatMap(([rule, { find, why, lesson }]) =>
    find(scene).map(({ place, message, fix }): Finding => ({ rule, place, message, why, fix, lesson })),
  );
  return found.toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}

/** One thing to look for, with what every finding of it says. */
interface Rule extends Pick<Finding, "why" | "lesson"> {
  readonly find: (scene: Scene) => Remark[];
}

const RULES: Readonly<Record<string, Rule>> = {
  "plain-password": {
    find: findPlainPasswords,
    why: "The file is in git, and with it the password: for everybody who has the repository, in every old version. Write `${NAME}`, and its value into `.env`, which git leaves out.",
    lesson: "data-and-secrets-stay-out",
  },
  "no-condition": {
    find: findUnconditional,
    why: "A list in depends_on orders starts. It waits for no health check, so the first questions may find nobody.",
    lesson: "it-needs-a-database",
  },
  "open-database": {
    find: findOpenDatabases,
    why: "Other services of the stack need no published port. One without an address is open on every network of the machine, and the engine opens it past many firewalls.",
    lesson: "who-is-db",
  },
  "unkept-data": {
    find: findUnkeptData,
    why: "A container's files go with it. A volume that has a name is found again by the next container.",
    lesson: "the-data-is-gone",
  },
  "moving-tag": {
    find: findMovingTags,
    why: "The same file gives another stack on another day, and nobody can say which one ran before. Name a version behind the colon.",
    lesson: "pin-what-you-depend-on",
  },
  "no-memory-limit": {
    find: findUnlimited,
    why: "A leak in one container takes the memory of all others, and of the machine. Write `mem_limit: 512m`, with what each one needs.",
    lesson: "the-same-question-again",
  },
  "covered-packages": {
    find: findCovered,
    why: "A mount hides what the image has in its place. The machine's folder has other packages, or none. Lend the folder with the code alone.",
    lesson: "a-days-work",
  },
  "hopeless-check": {
    find: findHopelessChecks,
    why: "A container whose check never passes stays unhealthy, and who waits for it with service_healthy never starts. Try it in the container, by `docker compose exec`, before you write it here.",
    lesson: "it-needs-a-database",
  },
  "unread-secret": {
    find: findUnreadSecrets,
    why: "A secret is a file in the containers of those services that list it, and of no others. The program has to read it.",
    lesson: "data-and-secrets-stay-out",
  },
  "obsolete-version": {
    find: findVersions,
    why: "It is left over from older versions of Compose. Today it changes nothing but adds a warning to every command.",
    lesson: "it-needs-a-database",
  },
  "taken-port": {
    find: findTakenPorts,
    why: "A port of the machine leads to one container. Write another one in front of the colon, or publish none.",
    lesson: "who-is-db",
  },
  unreachable: {
    find: findUnreachable,
    why: "Names of services are known in the networks that both are in, and nowhere else. Give both one in common.",
    lesson: "who-is-db",
  },
};
