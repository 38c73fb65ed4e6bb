import { nameOfImage } from "../reach/listens.ts";

/** Programs that a family of images brings with it, and those that it is known to lack. */
interface Family {
  readonly image: RegExp;
  /** Whether curl and wget are there without a word in the tag. */
  readonly isLarge?: true;
  /** The programs of its own. */
  readonly own: readonly string[];
}

const POSTGRES = ["pg_isready", "psql"];
const FAMILIES: readonly Family[] = [
  { image: /^python$/, isLarge: true, own: [] },
  { image: /^node$/, isLarge: true, own: [] },
  { image: /^postgres$/, own: POSTGRES },
  { image: /^redis$/, own: ["redis-cli"] },
  { image: /^valkey\/valkey$/, own: ["valkey-cli", "redis-cli"] },
  { image: /^(?:debian|ubuntu)$/, own: [] },
];
/** Images that are made from Alpine whatever their tag is. */
const ALPINE = [
  { image: /^timescale\/timescaledb$/, own: POSTGRES },
  { image: /^alpine$/, own: [] },
];
const CLIENTS = new Set([...POSTGRES, "redis-cli", "valkey-cli"]);
/** Programs that newer images have under another name only. */
const RENAMED: readonly (readonly [image: RegExp, since: number, names: readonly string[], now: string])[] = [
  [/^mariadb$/, 11, ["mysqladmin", "mysql"], "mariadb-admin"],
  [/^mongo$/, 6, ["mongo"], "mongosh"],
];

/** Whether an image is known to lack a program. Images that are not known lack nothing. */
export function lacks(image: string, program: string): boolean {
  const name = nameOfImage(image);
  const tag = tagOf(image);
  if (name.startsWith("gcr.io/distroless/")) return ["curl", "wget", "sh"].includes(program);
  const renamed = RENAMED.find(([pattern, since]) => pattern.test(name) && Number.parseInt(tag, 10) >= since);
  if (renamed !== undefined) return renamed[2].includes(program);
  const family = FAMILIES.find((each) => each.image.test(name));
  const onAlpine = ALPINE.find((each) => each.image.test(name));
  const own = (family ?? onAlpine)?.own;
  if (own === undefined) return false;
  if (CLIENTS.has(program)) return !own.includes(program);
  if (onAlpine !== undefined || tag.includes("alpine")) return program === "curl";
  const isFull = family?.isLarge === true && !tag.includes("slim");
  return !isFull && (program === "curl" || program === "wget");
}

function tagOf(image: string): string {
  return /:([^:/@]+)(?:@|$)/.exec(image)?.[1] ?? "";
}
