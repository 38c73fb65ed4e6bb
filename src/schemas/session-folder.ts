import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashSessionFile } from "./content-hash.ts";
import { sessionSchema, type Session } from "./session.ts";
import { parseYamlFile } from "./yaml-file.ts";

/** A session as it lies in content/sessions/<name>.yaml. */
export interface SessionFile {
  readonly name: string;
  readonly path: string;
  /** SHA-256 of the file, in hex. */
  readonly hash: string;
  readonly session: Session;
}

/**
 * Reads every session of a folder, in the order of their names; a folder that does not exist holds none.
 * @throws when a file is not a valid session; each line of the message names file, line and field, and what is wrong.
 */
export async function readSessions(sessionsDir: string): Promise<SessionFile[]> {
  const names = await readdir(sessionsDir).catch(() => []);
  const files = names.filter((name) => name.endsWith(".yaml")).toSorted();
  return await Promise.all(files.map(async (file) => await readSession(sessionsDir, file.slice(0, -".yaml".length))));
}

/** Reads content/sessions/<name>.yaml. */
export async function readSession(sessionsDir: string, name: string): Promise<SessionFile> {
  const path = join(sessionsDir, `${name}.yaml`);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Error(`There is no session "${name}": ${path} cannot be read. Name one that exists, or write the file.`, {
      cause,
    });
  });
  const session = parseYamlFile(path, text, sessionSchema, "a valid session");
  return { name, path, hash: await hashSessionFile(path), session };
}
