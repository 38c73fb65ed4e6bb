import { zipSync, type Zippable } from "fflate";
import type { ExampleFile } from "../schemas/example-folder.ts";

const REGULAR_FILE = 0o100000;
/** The upper half of a zip entry's external attributes holds the Unix mode; 3 says that it does. */
const UNIX = 3;

/**
 * Packs the files of one step into a zip with one folder at its top.
 * The same files, folder and date (YYYY-MM-DD) give the same bytes on every machine.
 */
export function zipStep(files: ReadonlyMap<string, ExampleFile>, folder: string, date: string): Uint8Array {
  const entries: Zippable = {};
  for (const path of [...files.keys()].toSorted()) {
    const file = files.get(path);
    if (!file) continue;
    const mode = REGULAR_FILE | (file.executable ? 0o755 : 0o644);
    entries[`${folder}/${path}`] = [file.bytes, { os: UNIX, attrs: (mode << 16) >>> 0 }];
  }
  return zipSync(entries, { level: 9, mtime: localNoon(date) });
}

/** A zip holds local time without a zone: noon of the day in this machine's zone is the same bytes everywhere. */
function localNoon(date: string): Date {
  return new Date(`${date}T12:00:00`);
}
