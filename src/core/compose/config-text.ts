import { type Loaded, writeConfig } from "./load.ts";
import { writeYaml } from "./yaml-text.ts";

/** Gives what `docker compose config` prints: YAML, without what is empty and not asked for. */
export function configYaml(loaded: Loaded): string {
  return writeYaml(ordered(writeConfig(loaded), [], YAML));
}

/** Gives what `docker compose config --format json` prints. */
export function configJson(loaded: Loaded): string {
  return JSON.stringify(ordered(writeConfig(loaded), [], JSON_FORM), null, 2);
}

/** How one form differs from the other. */
interface Form {
  /** The keys that come first in the file. */
  readonly first: string;
  /** What is left out when nothing stands in it. */
  readonly leftOut: RegExp | undefined;
}

const YAML: Form = {
  first: "name services networks volumes secrets configs models",
  leftOut: /^(?:services\.[^.]+\.(?:command|entrypoint|deploy\.(?:placement|resources))|networks\.[^.]+\.ipam)$/,
};
const JSON_FORM: Form = { first: "", leftOut: undefined };

/** Keys that come first in the maps of a path, in this order; others follow by the alphabet. */
const ORDERS: readonly (readonly [path: RegExp, keys: string])[] = [
  [/^services\.[^.]+$/, "profiles annotations attach build develop blkio_config"],
  [/^services\.[^.]+\.build$/, "context dockerfile dockerfile_inline"],
  [
    /^services\.[^.]+\.deploy$/,
    "mode replicas labels update_config rollback_config resources restart_policy placement",
  ],
  [/^services\.[^.]+\.healthcheck$/, "test timeout interval retries start_period start_interval disable"],
  [/^services\.[^.]+\.depends_on\.[^.]+$/, "condition restart required"],
  [/^services\.[^.]+\.ports\./, "name mode host_ip target published protocol app_protocol"],
  [/^services\.[^.]+\.volumes\.[^.]+$/, "type source target read_only consistency bind volume tmpfs image"],
  [/^services\.[^.]+\.(?:secrets|configs)\./, "source target uid gid mode"],
  [/^networks\.[^.]+$/, "name driver driver_opts ipam external internal attachable labels"],
  [/^networks\.[^.]+\.ipam\.config\./, "subnet gateway ip_range"],
  [/^(?:volumes|secrets|configs)\.[^.]+$/, "name driver file environment content driver_opts external labels"],
];

/** Gives a value with its keys in the order in which Compose prints them. */
function ordered(value: unknown, path: readonly string[], form: Form): unknown {
  if (Array.isArray(value)) return value.map((item, at) => ordered(item, [...path, String(at)], form));
  if (typeof value !== "object" || value === null) return value;
  const first = firstKeys(path, form);
  const rankOf = (key: string): number =>
    first.includes(key) ? first.indexOf(key) : first.length + Number(key.startsWith("x-"));
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(
    entries
      .filter(([key, each]) => !isEmpty(each) || form.leftOut?.test([...path, key].join(".")) !== true)
      .toSorted(([a], [b]) => rankOf(a) - rankOf(b) || compare(a, b))
      .map(([key, each]) => [key, ordered(each, [...path, key], form)]),
  );
}

function firstKeys(path: readonly string[], form: Form): readonly string[] {
  const here = path.join(".");
  const keys = here === "" ? form.first : ORDERS.find(([pattern]) => pattern.test(here))?.[1];
  return (keys ?? "").split(" ");
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

/** Numbers in names count as numbers, s2 before s10, and signs come before letters. */
function compare(a: string, b: string): number {
  const [ours, theirs] = [a, b].map((name) => name.split(/(\d+)/));
  for (const [at, part] of (ours ?? []).entries()) {
    const other = theirs?.[at];
    if (other === undefined) return 1;
    if (part === other) continue;
    if (at % 2 === 1 && Number(part) !== Number(other)) return Number(part) - Number(other);
    return signsFirst(part) < signsFirst(other) ? -1 : 1;
  }
  return (ours?.length ?? 0) - (theirs?.length ?? 0);
}

function signsFirst(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, "!");
}
