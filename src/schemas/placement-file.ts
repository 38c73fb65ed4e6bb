import { readFile } from "node:fs/promises";
import { placementSchema, type PlacementQuestion } from "./placement.ts";
import { parseYamlFile } from "./yaml-file.ts";

export const PLACEMENT_FILE = "content/placement.yaml";

/**
 * Gives the questions about lessons that are in the course, in the order of the file.
 * @param known The addresses of all lessons; what a question says of others is left out.
 */
export async function readPlacement(known: readonly string[]): Promise<PlacementQuestion[]> {
  return (await readQuestions())
    .map((question) => Object.assign(question, { lessons: question.lessons.filter((name) => known.includes(name)) }))
    .filter(({ lessons }) => lessons.length > 0);
}

/**
 * Gives the questions as they are written.
 * @throws when the file is not valid; the message names the line, the field and what is wrong.
 */
export async function readQuestions(): Promise<PlacementQuestion[]> {
  const text = await readFile(PLACEMENT_FILE, "utf8");
  return parseYamlFile(PLACEMENT_FILE, text, placementSchema, "a valid placement check").questions;
}
