import { splitCsv } from "./csv.ts";
import { DockerfileError } from "./error.ts";
import { didYouMean, suggest } from "./suggest.ts";
import { cut, lower, parseBool, quote } from "./text.ts";

const MOUNT_TYPES = ["bind", "cache", "tmpfs", "secret", "ssh"] as const;
export type MountType = (typeof MOUNT_TYPES)[number];
const SHARING_MODES = ["shared", "private", "locked"] as const;

/** What `RUN --mount=…` asks for. */
export interface Mount {
  readonly type: MountType;
  /** The stage or image that it comes from; empty for the build context or for none. */
  readonly from: string;
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  readonly id: string;
  readonly sharing: (typeof SHARING_MODES)[number] | undefined;
  readonly required: boolean;
  /** The variable that is to hold a secret. */
  readonly env: string | undefined;
  readonly mode: number | undefined;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

/**
 * Reads the value of a `--mount` flag. `expand` fills in the variables of each of its values.
 * Throws a DockerfileError for keys and values that BuildKit does not take
 * (`frontend/dockerfile/instructions/commands_runmount.go`).
 */
export function readMount(written: string, expand: (value: string) => string): Mount {
  const draft = newDraft();
  for (const field of splitFields(written)) {
    const [name, value] = cut(field, "=");
    const key = lower(name);
    if (value === undefined) setWithoutValue(draft, key, field);
    else setValue(draft, key, expand(value), field);
  }
  return finish(draft);
}

/**
 * Gives the stage or image that a mount comes from, before anything is expanded; empty if it names none.
 * Throws a DockerfileError if that is a variable: stages are put in order before there are any.
 */
export function readMountSource(written: string): string {
  let from = "";
  for (const field of splitFields(written)) {
    const [name, value] = cut(field, "=");
    if (value === undefined || lower(name) !== "from") continue;
    const dollar = value.indexOf("$");
    if (dollar !== -1 && dollar !== value.length - 1) {
      throw new DockerfileError("'from' doesn't support variable expansion, define alias stage instead");
    }
    from = value;
  }
  return from;
}

function splitFields(written: string): string[] {
  return wrap("failed to parse csv mounts", () => splitCsv(written));
}

function wrap<Result>(context: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof DockerfileError ? new DockerfileError(`${context}: ${error.message}`) : error;
  }
}

/** A mount while its fields are read; `readOnly` is undefined until it is said. */
type Draft = { -readonly [Key in keyof Mount]: Key extends "readOnly" ? boolean | undefined : Mount[Key] };

function newDraft(): Draft {
  return {
    type: "bind",
    from: "",
    source: "",
    target: "",
    readOnly: undefined,
    id: "",
    sharing: undefined,
    required: false,
    env: undefined,
    mode: undefined,
    uid: undefined,
    gid: undefined,
  };
}

function setWithoutValue(draft: Draft, key: string, field: string): void {
  if (key === "readonly" || key === "ro") draft.readOnly = true;
  else if (key === "readwrite" || key === "rw") draft.readOnly = false;
  else if (key !== "required") throw new DockerfileError(`invalid field '${field}' must be a key=value pair`);
  else setRequired(draft, "true", key);
}

type SetField = (draft: Draft, value: string, key: string) => void;

const SETTERS: Record<string, SetField> = {
  type: (draft, value) => {
    draft.type = oneOf(MOUNT_TYPES, value, "mount type");
  },
  from: (draft, value) => {
    draft.from = value;
  },
  source: setSource,
  target: setTarget,
  readonly: setReadOnly,
  id: (draft, value) => {
    draft.id = value;
  },
  sharing: (draft, value) => {
    draft.sharing = oneOf(SHARING_MODES, value, "sharing value");
  },
  required: setRequired,
  size: checkSize,
  mode: (draft, value) => {
    draft.mode = readNumber(value, 8, "mode");
  },
  uid: (draft, value) => {
    draft.uid = readNumber(value, 10, "uid");
  },
  gid: (draft, value) => {
    draft.gid = readNumber(value, 10, "gid");
  },
  src: setSource,
  dst: setTarget,
  destination: setTarget,
  ro: setReadOnly,
  rw: setReadWrite,
  readwrite: setReadWrite,
  env: (draft, value) => {
    draft.env = value;
  },
};

function setValue(draft: Draft, key: string, value: string, field: string): void {
  const set = Object.hasOwn(SETTERS, key) ? SETTERS[key] : undefined;
  if (set) return set(draft, value, key);
  throw new DockerfileError(didYouMean(`unexpected key '${key}' in '${field}'`, suggest(key, Object.keys(SETTERS))));
}

function setSource(draft: Draft, value: string): void {
  draft.source = value;
}

function setTarget(draft: Draft, value: string): void {
  draft.target = value;
}

function setReadOnly(draft: Draft, value: string, key: string): void {
  draft.readOnly = readBool(value, key);
}

function setReadWrite(draft: Draft, value: string, key: string): void {
  draft.readOnly = !readBool(value, key);
}

function setRequired(draft: Draft, value: string, key: string): void {
  if (draft.type !== "secret" && draft.type !== "ssh") throw unexpected(key, draft.type);
  draft.required = readBool(value, key);
}

function checkSize(draft: Draft, value: string, key: string): void {
  if (draft.type !== "tmpfs") throw unexpected(key, draft.type);
  const isSize = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? ?(?:[kmgtp]?b?|[kmgtp]ib)$/i.test(value);
  if (!isSize) throw new DockerfileError(`invalid value for ${key}: ${value}`);
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

function readNumber(value: string, base: 8 | 10, key: string): number {
  const number = (base === 8 ? /^[0-7]+$/ : /^\d+$/).test(value) ? Number.parseInt(value, base) : Number.NaN;
  if (number < 2 ** 32) return number;
  throw new DockerfileError(`invalid value ${value} for ${key}`);
}

function finish(draft: Draft): Mount {
  const { type } = draft;
  for (const key of ["mode", "uid", "gid"] as const) {
    if (draft[key] !== undefined && (type === "bind" || type === "tmpfs")) {
      throw new DockerfileError(`${key} not allowed for ${quote(type)} type mounts`);
    }
  }
  if (type === "secret") checkSecret(draft);
  if (draft.sharing && type !== "cache") throw new DockerfileError(`invalid cache sharing set for ${type} mount`);
  return { ...draft, readOnly: draft.readOnly ?? !(type === "cache" || type === "tmpfs") };
}

function checkSecret({ from, sharing, source, target, id }: Draft): void {
  if (from !== "") throw new DockerfileError("secret mount should not have a from");
  if (sharing) throw new DockerfileError("secret mount should not define sharing");
  if (source === "" && target === "" && id === "") {
    throw new DockerfileError("invalid secret mount. one of source, target required");
  }
  if (source !== "" && id !== "") throw new DockerfileError("both source and id can't be set");
}
