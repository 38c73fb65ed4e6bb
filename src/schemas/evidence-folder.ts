import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { hashExample } from "./content-hash.ts";
import { evidenceSchema, type Evidence } from "./evidence.ts";
import { readSessions } from "./session-folder.ts";

/** Where the files lie that evidence is made of, and where it is kept. */
export interface ContentFolders {
  /** "examples" */
  readonly examples: string;
  /** "content/sessions" */
  readonly sessions: string;
  /** "content/measurements" */
  readonly measurements: string;
  /** "content/evidence" */
  readonly evidence: string;
}

/** Names these folders of a clone. */
export function contentFolders(root: string): ContentFolders {
  return {
    examples: join(root, "examples"),
    sessions: join(root, "content/sessions"),
    measurements: join(root, "content/measurements"),
    evidence: join(root, "content/evidence"),
  };
}

/**
 * Gives what was proved of an example.
 * @throws when there is no evidence, or when the example or one of its sessions has changed since; the message says what to run.
 */
export async function readEvidence(folders: ContentFolders, example: string): Promise<Evidence> {
  const evidence = await readRecorded(folders, example);
  if (evidence === undefined) {
    throw new Error(`There is no evidence of the example "${example}". ${howToVerify(example)}`);
  }
  const stale = await findStale(folders, example, evidence);
  if (stale !== undefined) throw new Error(`${stale} ${howToVerify(example)}`);
  return evidence;
}

/**
 * Gives what content/evidence/<example>.json holds, fresh or not; undefined when there is no such file.
 * @throws when the file is not valid evidence.
 */
export async function readRecorded(folders: ContentFolders, example: string): Promise<Evidence | undefined> {
  const path = join(folders.evidence, `${example}.json`);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const result = evidenceSchema.safeParse(parseJson(path, text));
  if (!result.success)
    throw new Error(`${path} is not valid evidence. ${howToVerify(example)}\n${z.prettifyError(result.error)}`);
  return result.data;
}

/** Says in a sentence what is newer than the evidence, or gives undefined when it is fresh. */
export async function findStale(
  folders: ContentFolders,
  example: string,
  evidence: Evidence,
): Promise<string | undefined> {
  const folder = join(folders.examples, example);
  if ((await hashExample(folder)) !== evidence.hash) return `${folder} has changed since it was verified.`;
  const sessions = (await readSessions(folders.sessions)).filter(({ session }) => session.example === example);
  const changed = sessions.find(({ name, hash }) => evidence.sessions[name]?.hash !== hash);
  return changed === undefined ? undefined : `${changed.path} has changed since it was verified.`;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not valid JSON; it is written by "npm run verify", never by hand.`, { cause });
  }
}

function howToVerify(example: string): string {
  return `Run "npm run verify -- ${example}" and commit content/evidence/${example}.json.`;
}
