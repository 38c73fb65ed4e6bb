import { readFile } from "node:fs/promises";
import { placementSchema, type PlacementQuestion } from "./placement.ts";
import { parseYamlFile } from "./yaml-file.ts";

export const PLACEMENT_FILE = "content/placement.yaml";

/**
 * Gives the questions in the order of the file.
 * @throws when the file is not valid; the message names the line, the field and what is wrong.
 */
export async function readQuestions(): Promise<PlacementQuestion[]> {
  const text = await readFile(PLACEMENT_FILE, "utf8");
  return parseYamlFile(PLACEMENT_FILE, text, placementSchema, "a valid placement check").questions;
}
