import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The most that the SIR lab's scripts may weigh, Chart.js among them, in bytes as gzip sends them. */
export const SIR_LAB_BUDGET = 75_000;
/** The most that the Compose lab's scripts may weigh that draw the picture of a stack. */
export const COMPOSE_LAB_BUDGET = 60_000;

/** What the scripts of a lab weigh, in bytes as gzip sends them. */
export interface LabSize {
  /** What comes with the lab. */
  readonly atOnce: number;
  /** With what comes only when it is needed. */
  readonly inAll: number;
}

/**
 * Adds up the scripts of the SIR lab in a folder of scripts that the build made. Chart.js counts as coming at once: it does when the
 * lab is near the view.
 *
 * @throws if the folder has none of the lab.
 */
export function measureSirLab(folder: string): LabSize {
  return measureLab(folder, "sir-lab.", "sir-chart.");
}

/** The same for the Compose lab: its editor, what will hurt and what comes of a stack come after the picture. */
export function measureComposeLab(folder: string): LabSize {
  return measureLab(folder, "ComposeLab.");
}

/** @param beside The beginnings of the names of scripts that come with the lab, although it asks for them later. */
function measureLab(folder: string, name: string, ...beside: readonly string[]): LabSize {
  const files = readdirSync(folder).filter((each) => each.endsWith(".js"));
  const find = (start: string): string => {
    const found = files.find((each) => each.startsWith(start));
    if (found === undefined)
      throw new Error(`${folder} has no ${start}*.js: build the site first, or mend the name here.`);
    return found;
  };
  const read = (each: string): string => readFileSync(join(folder, each), "utf8");
  const named = (text: string): string[] => text.match(/[\w.-]+\.js\b/g)?.filter((each) => files.includes(each)) ?? [];
  const weigh = (names: Iterable<string>): number =>
    [...names].reduce((sum, each) => sum + gzipSync(read(each)).length, 0);
  const entry = find(name);
  return {
    atOnce: weigh(reach([entry, ...beside.map(find)], (each) => importedBy(read(each)))),
    inAll: weigh(reach([entry], (each) => named(read(each)))),
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
