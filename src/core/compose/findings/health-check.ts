import type { ComposeProject } from "../files.ts";
import type { Loaded } from "../load.ts";
import type { Service } from "../model.ts";
import { joinPath } from "../paths.ts";
import { commandListeners } from "../reach/listens.ts";
import { databaseOf } from "./database.ts";
import { baseOf, dockerfileOf, type Texts } from "./dockerfile-of.ts";
import type { Remark } from "./finding.ts";
import { lacks } from "./image-tools.ts";
import type { Scene } from "./scene.ts";

/** Finds health checks that can never pass, so that whoever waits for them never starts. */
export function findHopelessChecks(scene: Scene): Remark[] {
  return [...scene.loaded.stack.services.values()].flatMap((service): Remark[] => {
    const why = whyHopeless(scene, service);
    const place = service.healthcheck?.place;
    return why === undefined ? [] : [{ place, message: `The health check of ${service.name} can never pass: ${why}` }];
  });
}

/** Names the services whose health check can never pass, as far as that is known. */
export function hopelessServices({ files, folder }: ComposeProject, { stack }: Loaded): ReadonlySet<string> {
  const texts = new Map([...files].map(([path, text]) => [joinPath(folder, path), text]));
  const services = [...stack.services.values()];
  const hopeless = services.filter((each) => whyHopeless({ textOf: (path) => texts.get(path) }, each) !== undefined);
  return new Set(hopeless.map(({ name }) => name));
}

/** What a check runs. */
interface Check {
  /** Whether a shell reads it. */
  readonly isShell: boolean;
  readonly words: readonly string[];
  /** All of it, in one line. */
  readonly text: string;
  readonly program: string;
}

function checkOf([kind, ...args]: readonly string[]): Check {
  const isShell = kind === "CMD-SHELL";
  const text = args.join(" ").slice(0, LONGEST);
  const words = isShell ? (text.split(/\|\||&&|[|;]/)[0] ?? "").trim().split(/\s+/) : args;
  return { isShell, text, words, program: (words[0] ?? "").replace(/^.*\//, "") };
}

const LONGEST = 2000;

function whyHopeless(scene: Texts, service: Service): string | undefined {
  const { test, isDisabled = false } = service.healthcheck ?? {};
  if (test === undefined || isDisabled || test.length < 2) return undefined;
  const check = checkOf(test);
  return (
    whyMisread(check) ?? whyMissing(scene, service, check) ?? whyWrongPort(service, check) ?? whyRefused(service, check)
  );
}

/** Without a shell, the list is a program and its arguments as they stand. */
function whyMisread({ isShell, words, program }: Check): string | undefined {
  const [first = ""] = words;
  if (isShell) return undefined;
  if (words.length === 1 && /\s/.test(first))
    return `with CMD, “${first}” is the name of one program. Write CMD-SHELL, or each word for itself.`;
  const operator = words.find((word) => word === "||" || word === "&&" || word === "|");
  if (operator === undefined || !STRICT.has(program)) return undefined;
  return `with CMD, ${operator} is an argument of ${program}, for no shell reads it. Write CMD-SHELL, or leave it out.`;
}

/** Programs that fail on arguments which they do not expect. */
const STRICT = new Set(["curl", "wget", "pg_isready", "psql", "mysqladmin"]);

function whyMissing(scene: Texts, service: Service, { isShell, program }: Check): string | undefined {
  const image = imageOf(scene, service, program);
  if (image === undefined) return undefined;
  if (isShell && lacks(image, "sh")) return `${image} has no shell.`;
  return lacks(image, program) ? `${image} has no ${program}.` : undefined;
}

/** The image whose programs are there; undefined when a Dockerfile may have added this one, or is not known. */
function imageOf(scene: Texts, service: Service, program: string): string | undefined {
  if (service.build === undefined) return service.image;
  const dockerfile = dockerfileOf(scene, service);
  if (
    dockerfile === undefined ||
    dockerfile.includes(program.split(/[_-]/)[0] ?? "") ||
    /postgres|redis|valkey/.test(dockerfile)
  )
    return undefined;
  return baseOf(dockerfile, service.build.target);
}

function whyWrongPort(service: Service, { text, program, words }: Check): string | undefined {
  if (service.networkMode !== undefined || text.includes("$")) return undefined;
  const [, written] = /\b(?:localhost|127\.0\.0\.1):(\d+)/.exec(text) ?? [];
  const listeners = commandListeners(service) ?? [];
  if (written !== undefined && listeners.length > 0 && !listeners.some(({ port }) => port === Number(written)))
    return `it asks on port ${written}, and ${service.name} listens on ${listeners[0]?.port ?? ""}.`;
  const usual = USUAL_PORTS[program];
  const asked = optionOf(words, "-p", "--port");
  const isUsual =
    databaseOf(service) !== undefined && (service.command ?? []).length === 0 && !service.environment.has("PGPORT");
  if (usual === undefined || asked === undefined || !isUsual || Number(asked) === usual) return undefined;
  return `it asks on port ${asked}, and ${service.name} listens on ${usual}.`;
}

const USUAL_PORTS: Readonly<Record<string, number>> = {
  pg_isready: 5432,
  psql: 5432,
  "redis-cli": 6379,
  "valkey-cli": 6379,
};

/** Whether the database lets the check in: psql needs a user and a database that are there, pg_isready does not. */
function whyRefused(service: Service, { text, program, words }: Check): string | undefined {
  if (databaseOf(service) === undefined || text.includes("$")) return undefined;
  if (program === "redis-cli" || program === "valkey-cli") return whyWithoutPassword(service, text);
  const isOwn = service.mounts.some(({ target }) => target.includes("initdb")) || service.configs.length > 0;
  if (program !== "psql" || isOwn || /\bpostgres(?:ql)?:\/\//.test(text)) return undefined;
  const { environment, user: account = "root" } = service;
  const made = environment.get("POSTGRES_USER") ?? "postgres";
  const user = optionOf(words, "-U", "--username") ?? environment.get("PGUSER") ?? account;
  if (user !== made) return `it logs in as ${user}, and the database knows ${made} alone.`;
  const databases = new Set(["postgres", "template1", environment.get("POSTGRES_DB") ?? made]);
  const database = optionOf(words, "-d", "--dbname") ?? environment.get("PGDATABASE") ?? user;
  return databases.has(database) ? undefined : `it asks for the database ${database}, which is not made.`;
}

function whyWithoutPassword({ command = [], environment }: Service, text: string): string | undefined {
  const isLocked = command.some((word) => /(?:^|\s)--requirepass(?:\s|$)/.test(word));
  const isOpened = /\s(?:-a|--pass|-u)\b/.test(text) || environment.has("REDISCLI_AUTH");
  const asks = /\|\s*grep\b.*PONG/.test(text);
  return isLocked && asks && !isOpened ? "it gives no password, so the answer is never PONG." : undefined;
}

/** The value of an option, behind it or joined to it. */
function optionOf(words: readonly string[], short: string, long: string): string | undefined {
  for (const [at, word] of words.entries()) {
    if (word === short || word === long) return words[at + 1];
    if (word.startsWith(`${long}=`)) return word.slice(long.length + 1);
    if (word.startsWith(short) && !word.startsWith("--")) return word.slice(short.length);
  }
  return undefined;
}
