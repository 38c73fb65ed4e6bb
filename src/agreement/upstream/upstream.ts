import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** BuildKit's own test cases, which are read where they lie and are no part of the project. */
const FOLDER = fileURLToPath(new URL("../../../../shared/conformance/upstream/", import.meta.url));

/** Whether this machine has them. */
export const hasUpstream = existsSync(FOLDER);

export function readUpstream(path: string): string {
  return readFileSync(`${FOLDER}${path}`, "utf8");
}

export function readUpstreamJson(path: string): unknown {
  return JSON.parse(readUpstream(path));
}
