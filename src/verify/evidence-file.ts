import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { evidenceSchema, type Evidence } from "../schemas/evidence.ts";
import { compareEvidence, compareSession, sameBases } from "./compare/compare.ts";
import { replaceFile } from "./replace-file.ts";

/**
 * Joins what is recorded with a fresh verification: what still holds stays as it was recorded, byte for byte,
 * so that evidence changes only where the truth did. Fresh evidence of the registry's images replaces that of stand-ins.
 */
export function mergeEvidence(recorded: Evidence | undefined, now: Evidence): Evidence {
  if (recorded === undefined) return now;
  const same = recorded.hash === now.hash && (sameBases(recorded, now) || isFromRegistry(recorded));
  if (!same) return now;
  const sessions = Object.entries(now.sessions).map(([name, session]) => {
    const before = recorded.sessions[name];
    const holds = before?.hash === session.hash && compareSession(name, before, session).length === 0;
    return [name, holds ? before : session] as const;
  });
  const images = { ...now, sessions: {} };
  const holds = compareEvidence({ ...recorded, sessions: {} }, images).length === 0;
  return { ...(holds ? recorded : now), sessions: Object.fromEntries(sessions) };
}

/** Writes evidence as JSON with its keys in the schema's order and sorted names. */
export async function writeEvidence(path: string, evidence: Evidence): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await replaceFile(path, formatEvidence(evidence));
}

export function formatEvidence(evidence: Evidence): string {
  const { images, sessions, tests, ...rest } = evidenceSchema.parse(evidence);
  const ordered = { ...rest, tests: sorted(tests), images: sorted(images), sessions: sorted(sessions) };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function isFromRegistry({ bases }: Evidence): boolean {
  return bases.every(({ kind }) => kind === "registry");
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
