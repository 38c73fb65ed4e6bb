import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readExceptions, type Exception } from "./exceptions.ts";
import { kindOf, KINDS, type Kind, type KindEntry } from "./kinds.ts";

/** The project's own copies, and the cases in which it may differ. */
export const OWN_CASES = join("src", "agreement", "cases");
const EXCEPTIONS = join("src", "agreement", "exceptions.yaml");

/** What came of one conformance file. */
export type Comparison =
  | { readonly name: string; readonly state: "not yet"; readonly kind: KindEntry }
  /** No file of its kind; the problem says why. */
  | { readonly name: string; readonly state: "unreadable"; readonly problem: string }
  | Compared;

export interface Compared {
  readonly name: string;
  readonly state: "compared";
  readonly kind: KindEntry;
  readonly cases: number;
  readonly agree: number;
  /** What has to be mended: cases that differ without an exception, and exceptions that are none. */
  readonly failures: readonly Difference[];
}

export interface Difference {
  /** The case's id or name, or "#3" for the third. */
  readonly id: string;
  readonly what: string;
}

/**
 * Compares our answers with those of every conformance file that lies directly in a folder, by name.
 * @throws when the folder holds none, or when the list of exceptions is not valid.
 */
export async function compareFolder(folder: string): Promise<Comparison[]> {
  const exceptions = await readExceptions(EXCEPTIONS);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith(".json")).map(({ name }) => name);
  if (files.length === 0) throw new Error(`There are no conformance files in ${folder}: nothing there ends in .json.`);
  return await Promise.all(
    files.toSorted().map(async (file) => {
      const name = file.slice(0, -".json".length);
      const expected = exceptions.filter((exception) => exception.file === name);
      return await compareText(name, await readFile(join(folder, file), "utf8"), expected);
    }),
  );
}

/** Compares our answers with those of one conformance file. */
export async function compareText(
  name: string,
  text: string,
  exceptions: readonly Exception[] = [],
): Promise<Comparison> {
  const entry = KINDS[kindOf(name) ?? ""];
  if (entry === undefined)
    return unreadable(name, `No kind has this name. Known are ${Object.keys(KINDS).join(", ")}.`);
  if (entry.load === undefined) return { name, state: "not yet", kind: entry };
  const kind = await entry.load();
  const json = parseJson(text);
  if ("problem" in json) return unreadable(name, `This is no JSON. ${json.problem}`);
  try {
    const cases = kind.cases(json.file);
    return summarise(name, entry, compareCases(kind, cases, json.file), exceptions);
  } catch (error) {
    return unreadable(name, `This is no file of the kind "${kindOf(name)}". ${wordsOf(error)}`);
  }
}

function parseJson(text: string): { readonly file: unknown } | { readonly problem: string } {
  try {
    return { file: JSON.parse(text) };
  } catch (error) {
    return { problem: wordsOf(error) };
  }
}

function unreadable(name: string, problem: string): Comparison {
  return { name, state: "unreadable", problem };
}

/** How each case differs, by its id; undefined when it does not. */
function compareCases(kind: Kind, cases: readonly unknown[], file: unknown): [string, string | undefined][] {
  return cases.map((testCase, index) => {
    const id = idOf(testCase) ?? `#${index + 1}`;
    try {
      return [id, kind.disagreement(testCase, file)];
    } catch (error) {
      return [id, `no answer: ${wordsOf(error)}`];
    }
  });
}

function summarise(
  name: string,
  kind: KindEntry,
  differences: readonly [string, string | undefined][],
  exceptions: readonly Exception[],
): Compared {
  const excepted = new Set(exceptions.map(({ id }) => id));
  const failures = differences.flatMap(([id, what]): Difference[] => {
    if (what === undefined)
      return excepted.has(id) ? [{ id, what: "agrees, though it is listed as an exception" }] : [];
    return excepted.has(id) ? [] : [{ id, what }];
  });
  const agree = differences.filter(([, what]) => what === undefined).length;
  return { name, state: "compared", kind, cases: differences.length, agree, failures };
}

const namedSchema = z.object({ id: z.union([z.string(), z.number()]), name: z.string() }).partial();

function idOf(testCase: unknown): string | undefined {
  const { id, name } = namedSchema.safeParse(testCase).data ?? {};
  return id === undefined ? name : String(id);
}

function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).split("\n").slice(0, 2).join(" ").trim();
  return error instanceof Error ? error.message : String(error);
}
