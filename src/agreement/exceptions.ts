import { readFile } from "node:fs/promises";
import { z } from "zod";
import { parseYamlFile } from "../schemas/yaml-file.ts";

/** Cases that may differ. One that agrees after all is a failure, so that the list never grows old. */
const exceptionsSchema = z.array(
  z.strictObject({
    /** The file's name without ".json". */
    file: z.string(),
    /** The case's id or name; "#3" is the third of a file whose cases have none. */
    id: z.string(),
    /** Why the label is not followed, in a sentence. */
    reason: z.string().min(20),
  }),
);
export type Exception = z.output<typeof exceptionsSchema>[number];

/**
 * Reads the list of cases that may differ.
 * @throws when it is not valid; each line of the message names file, line and field, and what is wrong.
 */
export async function readExceptions(path: string): Promise<Exception[]> {
  return parseYamlFile(path, await readFile(path, "utf8"), exceptionsSchema, "a valid list of exceptions");
}
