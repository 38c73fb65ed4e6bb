import { readFile } from "node:fs/promises";
import { z } from "zod";

/** content/live-checks/<name>.json: what came of a check with servers of others, which a person runs; written by `npm run live-check`. */
const liveCheckSchema = z.strictObject({
  /** The day on which it ran. */
  ran: z.iso.date(),
  worked: z.boolean(),
  /** What happened, in a sentence for readers. */
  outcome: z.string().min(1),
  /** "Chromium 141.0.7390.37" */
  browser: z.string(),
  /** The version of the client that the page loaded. */
  client: z.string(),
});
export type LiveCheck = z.output<typeof liveCheckSchema>;

/** Where the record of a check lies in a clone. */
export function liveCheckPath(name: string): string {
  return `content/live-checks/${name}.json`;
}

/**
 * Gives what came of the last run; undefined when it was never run.
 * @throws when the file is not a record.
 */
export async function readLiveCheck(path: string): Promise<LiveCheck | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const result = liveCheckSchema.safeParse(readJson(text));
  if (result.success) return result.data;
  throw new Error(
    `${path} is not the record of a check. Remove it and run "npm run live-check".\n${z.prettifyError(result.error)}`,
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
