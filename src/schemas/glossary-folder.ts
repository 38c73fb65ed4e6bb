import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { termSchema, type Term } from "./term.ts";
import { parseYamlFile } from "./yaml-file.ts";

/** A term as it lies in content/glossary/<name>.yaml. */
export interface GlossaryTerm extends Term {
  readonly name: string;
  readonly path: string;
}

/**
 * Reads every term of a folder, in the order of the alphabet; a folder that does not exist holds none.
 * @throws when a file is not a valid term, or when two files explain the same word; the message names files and words.
 */
export async function readGlossary(folder: string): Promise<GlossaryTerm[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".yaml"));
  const terms = await Promise.all(files.toSorted().map((file) => readTerm(folder, file.slice(0, -".yaml".length))));
  checkWords(terms);
  return terms.toSorted((a, b) => a.term.localeCompare(b.term, "en", { ignorePunctuation: true }));
}

async function readTerm(folder: string, name: string): Promise<GlossaryTerm> {
  const path = join(folder, `${name}.yaml`);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
    throw new Error(`${path}: The name of a term's file becomes its address. Use small letters, digits and hyphens.`);
  return { name, path, ...parseYamlFile(path, await readFile(path, "utf8"), termSchema, "a valid term") };
}

/** Throws when a word stands for two terms, whatever its capitals. */
function checkWords(terms: readonly GlossaryTerm[]): void {
  const known = new Map<string, string>();
  for (const { path, term, also } of terms) {
    for (const word of [term, ...also]) {
      const other = known.get(word.toLowerCase());
      if (other !== undefined)
        throw new Error(`${path}: ${other} explains "${word}" as well. Take the word out of one of them.`);
      known.set(word.toLowerCase(), path);
    }
  }
}
