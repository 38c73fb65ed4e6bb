import type { EnvFile } from "./env-file.ts";
import type { Lookup } from "./template.ts";

/**
 * Reads an env file of the format "raw", as `docker run --env-file` does: each line is KEY=value, with quotes, dollar signs and
 * spaces as they stand. A name alone takes its value from around.
 */
export function readRawEnvFile(text: string, lookup: Lookup): EnvFile {
  const values = new Map<string, string>();
  for (const [index, whole] of text
    .replace(/^\u{feff}/u, "")
    .split("\n")
    .entries()) {
    const line = whole.replace(/\r$/, "").trimStart();
    if (line === "" || line.startsWith("#")) continue;
    const at = line.indexOf("=");
    const key = at < 0 ? line : line.slice(0, at);
    if (key === "") return { fault: { line: index + 1, composeSays: `no variable name on line '${line}'` } };
    if (/[ \t]/.test(key)) return { fault: { line: index + 1, composeSays: `variable '${key}' contains whitespaces` } };
    const value = at < 0 ? lookup(key) : line.slice(at + 1);
    if (value !== undefined) values.set(key, value);
  }
  return { values, unset: [] };
}
