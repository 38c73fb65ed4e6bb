import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The most that the SIR lab's scripts may weigh, Chart.js among them, in bytes as gzip sends them. */
export const SIR_LAB_BUDGET = 75_000;

/** What the scripts of the SIR lab weigh, in bytes as gzip sends them. */
export interface LabSize {
  /** The lab itself and Chart.js, which come when the lab is near the view. */
  readonly atOnce: number;
  /** With what comes only when the reader asks for it: files, programs, the worker for chance, the errors of methods. */
  readonly inAll: number;
}

/**
 * Adds up the scripts of the SIR lab in a folder of scripts that the build made.
 *
 * @throws if the folder has none of the lab.
 */
export function measureSirLab(folder: string): LabSize {
  const files = readdirSync(folder).filter((name) => name.endsWith(".js"));
  const find = (start: string): string => {
    const found = files.find((name) => name.startsWith(start));
    if (found === undefined)
      throw new Error(`${folder} has no ${start}*.js: build the site first, or mend the name here.`);
    return found;
  };
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const named = (text: string): string[] => text.match(/[\w.-]+\.js\b/g)?.filter((name) => files.includes(name)) ?? [];
  const weigh = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(read(name)).length, 0);
  const entry = find("sir-lab.");
  return {
    atOnce: weigh(reach([entry, find("sir-chart.")], (name) => importedBy(read(name)))),
    inAll: weigh(reach([entry], (name) => named(read(name)))),
  };
}

/** What a script loads with itself. */
function importedBy(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)/g)].map(([, name = ""]) => name);
}

/** Everything that can be reached from some names, themselves among it. */
function reach(starts: readonly string[], next: (name: string) => readonly string[]): Set<string> {
  const reached = new Set(starts);
  for (const name of reached) for (const each of next(name)) reached.add(each);
  return reached;
}
