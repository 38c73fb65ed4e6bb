import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { removeRecords, type BuildRecord } from "./build-cache.ts";
import type { Engine } from "./engine.ts";
import { readNote, type Note } from "./journal.ts";
import { NOTHING, removeOurs } from "./leftovers.ts";
import { isRunning } from "./process-mark.ts";
import type { Run } from "./run-command.ts";
import type { Kind } from "./things.ts";
import { otherRuns, removeLeftFolder } from "./work-folder.ts";

interface Place {
  readonly engine: Engine;
  /** The note of this engine. */
  readonly path: string;
  readonly run: Run;
  readonly say: (text: string) => void;
}

/**
 * How long after a killed verification last wrote down that it lives an engine may still make what it was told to, in milliseconds.
 * What is made later is somebody else's, whatever its name.
 */
const GRACE = 5000;

/**
 * Removes what a verification that was killed left on an engine that was found, and its folder.
 * @throws when that verification still runs, or the engine does not answer; the note then stays.
 */
export async function clearKilledRun({ engine, path, run, say }: Place): Promise<void> {
  const found = await readNote(path);
  if (found === undefined) {
    if (existsSync(path))
      say(`${path} makes no sense; if a verification was killed, what it left here was not removed`);
  } else {
    const { note, last } = found;
    if (isRunning(note.process)) throw new Error(otherRuns(note.process));
    const removed = await removeOurs(engine.docker, cluesOf(note, last + GRACE));
    await removeRecords(engine, (record) => isLeftRecord(record, note, last + GRACE));
    await removeLeftFolder(note.work, note.process, run);
    say(`A verification was killed on this engine; what it left is removed: ${summarise(removed)}`);
  }
  await rm(path, { force: true });
}

/** Says whether a killed verification added a record to the build cache; where the engine does not say when, it stays. */
export function isLeftRecord({ id, made }: BuildRecord, { records }: Pick<Note, "records">, until: number): boolean {
  return !records.includes(id) && made <= until;
}

/** "2 containers, 1 image" */
export function summarise(removed: readonly Kind[]): string {
  const counts = [...Map.groupBy(removed, (kind) => kind)].map(([kind, { length }]) =>
    length === 1 ? `1 ${kind}` : `${length} ${kind}s`,
  );
  return counts.join(", ") || "temporary files only";
}

function cluesOf({ verification, stretch }: Note, until: number): Parameters<typeof removeOurs>[1] {
  return { ...NOTHING, ...stretch, verification, until };
}
