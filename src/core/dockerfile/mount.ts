import { splitCsv } from "./csv.ts";
import { DockerfileError, explain } from "./error.ts";
import { didYouMean, suggest } from "./suggest.ts";
import { cut, lower, parseBool, quote } from "./text.ts";

const MOUNT_TYPES = ["bind", "cache", "tmpfs", "secret", "ssh"] as const;
export type MountType = (typeof MOUNT_TYPES)[number];
const SHARING_MODES = ["shared", "private", "locked"] as const;
export type SharingMode = (typeof SHARING_MODES)[number];

/** What `RUN --mount=…` asks for. */
export interface Mount {
  readonly type: MountType;
  /** The stage or image that it comes from; empty for the build context or for none. */
  readonly from: string;
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  readonly id: string;
  readonly sharing: SharingMode | undefined;
  readonly required: boolean;
  /** The variable that is to hold a secret. */
  readonly env: string | undefined;
  readonly mode: number | undefined;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** Of a tmpfs, as it is written; empty if it is not. */
  readonly size: string;
}

/**
 * Reads the value of a `--mount` flag. `expand` fills in the variables of each of its values.
 * Throws a DockerfileError for keys and values that BuildKit does not take
 * (`frontend/dockerfile/instructions/commands_runmount.go`).
 */
export function readMount(written: string, expand: (value: string) => string): Mount {
  const draft: Draft = { type: "bind", texts: {}, numbers: {}, required: false };
  for (const field of readFields(written)) {
    const { key, value } = field;
    if (value !== undefined) setValue(draft, field, expand(value));
    else if (IS_READ_ONLY.has(key) || key === "required") setValue(draft, field, "true");
    else throw new DockerfileError(`invalid field '${field.text}' must be a key=value pair`);
  }
  return finish(draft);
}

/**
 * Gives the stage or image that a mount comes from, before anything is expanded; empty if it names none.
 * Throws a DockerfileError if that is a variable: stages are put in order before there are any.
 */
export function readMountSource(written: string): string {
  let from = "";
  for (const { key, value } of readFields(written)) {
    if (value === undefined || key !== "from") continue;
    if (/\$[^]/.test(value)) {
      throw new DockerfileError("'from' doesn't support variable expansion, define alias stage instead");
    }
    from = value;
  }
  return from;
}

interface Field {
  readonly text: string;
  readonly key: string;
  readonly value: string | undefined;
}

function readFields(written: string): Field[] {
  return explain("failed to parse csv mounts", () => splitCsv(written)).map((text) => {
    const [key, value] = cut(text, "=");
    return { text, key: lower(key), value };
  });
}

/** A mount while its fields are read. */
interface Draft {
  type: MountType;
  readonly texts: Record<string, string>;
  readonly numbers: Record<string, number>;
  sharing?: SharingMode;
  readOnly?: boolean;
  required: boolean;
}

const TEXTS = new Map(
  Object.entries({
    from: "from",
    source: "source",
    src: "source",
    target: "target",
    dst: "target",
    destination: "target",
  }),
)
  .set("id", "id")
  .set("env", "env");
const BASES = new Map([
  ["mode", 8],
  ["uid", 10],
  ["gid", 10],
]);
/** Keys that say whether a mount can only be read, and whether "true" means that. */
const IS_READ_ONLY = new Map([
  ["readonly", true],
  ["ro", true],
  ["readwrite", false],
  ["rw", false],
]);
const KEYS =
  "type from source target readonly id sharing required size mode uid gid src dst destination ro rw readwrite env";

function setValue(draft: Draft, { key, text: field }: Field, value: string): void {
  const text = TEXTS.get(key);
  const base = BASES.get(key);
  const isReadOnly = IS_READ_ONLY.get(key);
  if (text !== undefined) draft.texts[text] = value;
  else if (base !== undefined) draft.numbers[key] = readNumber(value, base, key);
  else if (isReadOnly !== undefined) draft.readOnly = readBool(value, key) === isReadOnly;
  else if (key === "type") draft.type = oneOf(MOUNT_TYPES, value, "mount type");
  else if (key === "sharing") draft.sharing = oneOf(SHARING_MODES, value, "sharing value");
  else if (key === "required") setRequired(draft, value);
  else if (key === "size") setSize(draft, value);
  else {
    throw new DockerfileError(didYouMean(`unexpected key '${key}' in '${field}'`, suggest(key, KEYS.split(" "))));
  }
}

function setRequired(draft: Draft, value: string): void {
  if (draft.type !== "secret" && draft.type !== "ssh") throw unexpected("required", draft.type);
  draft.required = readBool(value, "required");
}

function setSize({ type, texts }: Draft, value: string): void {
  if (type !== "tmpfs") throw unexpected("size", type);
  const isSize = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? ?(?:[kmgtp]?b?|[kmgtp]ib)$/i.test(value);
  if (!isSize) throw new DockerfileError(`invalid value for size: ${value}`);
  texts["size"] = value;
}

function unexpected(key: string, type: MountType): DockerfileError {
  return new DockerfileError(`unexpected key '${key}' for mount type '${type}'`);
}

function oneOf<Option extends string>(options: readonly Option[], value: string, what: string): Option {
  const found = options.find((option) => option === lower(value));
  if (found) return found;
  throw new DockerfileError(didYouMean(`unsupported ${what} ${quote(value)}`, suggest(value, options)));
}

function readBool(value: string, key: string): boolean {
  const truth = parseBool(value);
  if (truth === undefined) throw new DockerfileError(`invalid value for ${key}: ${value}`);
  return truth;
}

function readNumber(value: string, base: number, key: string): number {
  const number = (base === 8 ? /^[0-7]+$/ : /^\d+$/).test(value) ? Number.parseInt(value, base) : Number.NaN;
  if (number < 2 ** 32) return number;
  throw new DockerfileError(`invalid value ${value} for ${key}`);
}

function finish({ type, texts, numbers, sharing, readOnly, required }: Draft): Mount {
  const takesOwner = type !== "bind" && type !== "tmpfs";
  const wrong = Array.from(BASES.keys()).find((key) => !takesOwner && numbers[key] !== undefined);
  if (wrong !== undefined) throw new DockerfileError(`${wrong} not allowed for ${quote(type)} type mounts`);
  const { from = "", source = "", target = "", id = "", size = "", env } = texts;
  const { mode, uid, gid } = numbers;
  const isWritable = type === "cache" || type === "tmpfs";
  const files = { from, source, target, id, size, env, mode, uid, gid };
  const mount = { type, ...files, sharing, required, readOnly: readOnly ?? !isWritable };
  if (type === "secret") checkSecret(mount);
  if (sharing && type !== "cache") throw new DockerfileError(`invalid cache sharing set for ${type} mount`);
  return mount;
}

function checkSecret({ from, sharing, source, target, id }: Mount): void {
  if (from !== "") throw new DockerfileError("secret mount should not have a from");
  if (sharing) throw new DockerfileError("secret mount should not define sharing");
  if (source === "" && target === "" && id === "") {
    throw new DockerfileError("invalid secret mount. one of source, target required");
  }
  if (source !== "" && id !== "") throw new DockerfileError("both source and id can't be set");
}
