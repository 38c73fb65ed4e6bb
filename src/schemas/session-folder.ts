import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { hashSessionFile } from "./content-hash.ts";
import { sessionSchema, type Session } from "./session.ts";

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
 * @throws when a file is not a valid session; the message names the file, the field and what is wrong.
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
  const result = sessionSchema.safeParse(parseYaml(path, text));
  if (!result.success) throw new Error(`${path} is not a valid session. Mend it:\n${z.prettifyError(result.error)}`);
  return { name, path, hash: await hashSessionFile(path), session: result.data };
}

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new Error(`${path} is not valid YAML. ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
