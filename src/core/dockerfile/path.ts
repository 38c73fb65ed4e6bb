import { cleanPath } from "../context/path.ts";
import { DockerfileError } from "./error.ts";
import { lower } from "./text.ts";

/** Gives a path as seen from a folder. */
export function resolvePath(folder: string, path: string): string {
  return cleanPath(path.startsWith("/") ? path : `${folder}/${path}`);
}

/**
 * Removes "C:" from a path of Windows and writes it with slashes; gives a path of another system as it is.
 * Throws a DockerfileError for other drives and for shares. BuildKit: `util/system/path.go`.
 */
export function removeDrive(path: string, os: string): string {
  if (os !== "windows") return path;
  const slashed = path.replaceAll("\\", "/");
  if (slashed.length === 2 && slashed.endsWith(":")) {
    throw new DockerfileError(`No relative path specified in "${path}"`);
  }
  if (slashed.startsWith("//")) throw new DockerfileError("UNC paths are not supported");
  const colon = slashed.indexOf(":");
  if (colon === -1) return cleanPath(slashed);
  if (lower(slashed.slice(0, colon)) === "c") return cleanPath(slashed.slice(colon + 1));
  throw new DockerfileError("The specified path is not on the system drive (C:)");
}
