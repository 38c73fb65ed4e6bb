import type { CourseLesson } from "../schemas/course-folder.ts";
import { readGlossary, type GlossaryTerm } from "../schemas/glossary-folder.ts";
import { explainedTerms } from "./explained-terms.ts";
import { getLessonsThatName, meant, once } from "./library.ts";

const FOLDER = "content/glossary";
const glossaries = new Map<string, Promise<GlossaryTerm[]>>();

/** Gives every term of the glossary, in the order of the alphabet. */
export async function getGlossary(): Promise<GlossaryTerm[]> {
  return await once(glossaries, FOLDER, () => readGlossary(FOLDER));
}

/** Gives a term by its file's name. Throws with the name that was probably meant when there is none. */
export async function getTerm(name: string): Promise<GlossaryTerm> {
  const terms = await getGlossary();
  const found = terms.find((term) => term.name === name);
  if (found) return found;
  const names = terms.map((term) => term.name);
  throw new Error(`There is no term "${name}" in ${FOLDER}. ${meant(name, names)}`);
}

/**
 * Gives a term that a page explains, and remembers it in `explained`.
 * Throws when there is no such term, and when the page explains it a second time.
 */
export async function explainOnce(explained: Set<string>, name: string): Promise<GlossaryTerm> {
  const term = await getTerm(name);
  if (explained.has(name))
    throw new Error(`The term "${name}" is explained twice here. Keep the first <Term>, and write a plain word later.`);
  explained.add(name);
  return term;
}

/** Gives the lessons that explain a term, by its name. */
export async function getLessonsOfTerms(): Promise<Map<string, CourseLesson[]>> {
  return await getLessonsThatName(explainedTerms);
}
