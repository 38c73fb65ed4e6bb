import { link, mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Doings } from "./ownership.ts";
import { replaceFile } from "./replace-file.ts";

const stretchSchema = z.strictObject({
  /** Ids of what was on the engine before. */
  before: z.array(z.string()),
  commands: z.array(z.string()),
  projects: z.array(z.string()),
  /** Tags that the commands may take from images, with the ids of these. */
  tags: z.record(z.string(), z.string()),
  /** Ids of images that were made so far. */
  seen: z.array(z.string()),
});

const noteSchema = z.strictObject({
  verification: z.string(),
  /** The mark of its process. */
  process: z.string(),
  /** Its folder. */
  work: z.string(),
  /** By how many milliseconds the engine's clock is ahead of ours. */
  ahead: z.number(),
  /** Ids of the records in the build cache before. */
  records: z.array(z.string()),
  /** The session or measurement that is under way. */
  stretch: stretchSchema.optional(),
});
export type Stretch = z.output<typeof stretchSchema>;
/** What is written down of a verification on an engine that was found, so that the next one can clean up after a kill. */
export type Note = z.output<typeof noteSchema>;

/** Keeps a verification's note while it runs. */
export interface Journal {
  /** Names the verification. */
  readonly verification: string;
  /** Writes down what a session is about to do, before it does anything. */
  begin(stretch: Doings & Pick<Stretch, "before" | "tags">): Promise<void>;
  /** Adds images that were made. */
  see(images: readonly string[]): Promise<readonly string[]>;
  /** The session has cleaned up. */
  end(): Promise<void>;
  /** Removes the note, unless a session could not clean up. */
  close(): Promise<void>;
}

/** How often the note's time is set to now, in milliseconds: it shows until when a killed verification lived. */
const BEAT = 1000;

/**
 * Writes the note, and shows that the verification lives until it is closed.
 * @throws when another verification was faster.
 */
export async function openJournal(path: string, first: Note): Promise<Journal> {
  let note = first;
  await createNote(path, first);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, BEAT);
  beat.unref();
  const write = async (stretch: Stretch | undefined): Promise<void> => {
    const { stretch: _ended, ...rest } = note;
    note = stretch === undefined ? rest : { ...rest, stretch };
    await replaceFile(path, JSON.stringify(note));
  };
  return {
    verification: first.verification,
    begin: async (stretch) =>
      await write({ ...stretch, commands: [...stretch.commands], projects: [...stretch.projects], seen: [] }),
    see: async (images) => {
      const { stretch } = note;
      if (stretch === undefined) return [];
      const fresh = images.filter((image) => !stretch.seen.includes(image));
      if (fresh.length > 0) await write({ ...stretch, seen: stretch.seen.concat(fresh) });
      return stretch.seen.concat(fresh);
    },
    end: async () => await write(undefined),
    close: async () => {
      clearInterval(beat);
      if (note.stretch === undefined) await rm(path, { force: true });
    },
  };
}

/** Names the file of an engine's note: there is one, since names and ports are the engine's. */
export function notePath(cache: string, engine: string): string {
  return join(cache, "under-way", `${engine.replaceAll(/[^\w.-]/g, "-")}.json`);
}

/** Reads a note and when its verification last lived, by the engine's clock; undefined when there is none or it makes no sense. */
export async function readNote(path: string): Promise<{ note: Note; last: number } | undefined> {
  try {
    const note = noteSchema.parse(JSON.parse(await readFile(path, "utf8")));
    return { note, last: (await stat(path)).mtimeMs + note.ahead };
  } catch {
    return undefined;
  }
}

/** Writes a note that is not there yet, all of it at once. */
async function createNote(path: string, note: Note): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(note));
  try {
    await link(unfinished, path);
  } catch (error) {
    throw new Error(
      "Another verification has just started on this engine. Wait until it has ended, then start this one again.",
      {
        cause: error,
      },
    );
  } finally {
    await rm(unfinished, { force: true });
  }
}
