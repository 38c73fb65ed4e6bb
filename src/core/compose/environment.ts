import { quote } from "../dockerfile/text.ts";
import { ComposeError, type ComposeWarning } from "./compose-error.ts";
import { readEnvFile } from "./env-file.ts";
import type { Place } from "./node.ts";
import { readRawEnvFile } from "./raw-env-file.ts";
import type { Lookup } from "./template.ts";

/**
 * Reads env files one over the other.
 * @param paths Absolute paths.
 * @throws ComposeError of the kinds "missing-file", "missing-variable" and "invalid-value".
 */
export function readEnvFiles(paths: readonly string[], source: EnvSource): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const path of paths) addEnvFile(path, values, source, (name) => source.lookup(name) ?? values.get(name));
  return values;
}

/** Where env files are, and what is around them. */
export interface EnvSource {
  /** Texts by absolute paths. */
  readonly files: ReadonlyMap<string, string>;
  readonly lookup: Lookup;
  readonly warn: (warning: ComposeWarning) => void;
  /** What Compose calls such a file: "env file" unless told. */
  readonly what?: string;
  /** Where the file is named. */
  readonly place?: Place;
}

/** Adds what one env file sets. @param lookup Gives the value of a variable that it uses. */
export function addEnvFile(
  path: string,
  values: Map<string, string>,
  { files, warn, what = "env file", place }: EnvSource,
  lookup: Lookup,
  format = "",
): void {
  const text = files.get(path);
  if (text === undefined) {
    const composeSays = `${what} ${path} not found: stat ${path}: no such file or directory`;
    throw new ComposeError("missing-file", `There is no ${what} ${path}. Make it, or take its name away.`, {
      place,
      composeSays,
    });
  }
  const read = readerOf(format, path)(text, lookup, values);
  if ("fault" in read) {
    const { line, composeSays } = read.fault;
    const message = `${path} cannot be read, from line ${line} on: ${composeSays}.`;
    const kind = read.fault.template?.kind === "missing-required" ? "missing-variable" : "invalid-value";
    throw new ComposeError(kind, message, {
      place: { file: path, line, column: 1 },
      composeSays: `failed to read ${path}: ${composeSays}`,
    });
  }
  for (const name of read.unset) warn({ message: `The "${name}" variable is not set. Defaulting to a blank string.` });
  for (const [key, value] of read.values) values.set(key, value);
}

function readerOf(format: string, path: string): typeof readEnvFile {
  if (format === "raw") return readRawEnvFile;
  if (format === "" || format === ".env") return readEnvFile;
  const message = `${path} cannot have the format "${format}": there is only raw, and the usual one if you leave it out.`;
  throw new ComposeError("invalid-value", message, { composeSays: `unsupported env_file format ${quote(format)}` });
}
