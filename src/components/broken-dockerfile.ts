import { MARK } from "../labs/layers/link.ts";
import { packStory } from "../labs/layers/story.ts";
import type { Session } from "../schemas/session.ts";
import { getSession, getText } from "./library.ts";

/**
 * Gives the address of the Layer lab with the Dockerfile as a session edits it before its first command, so that a lesson can show
 * the lab's own words for a mistake that the session records.
 *
 * @throws when the session does not begin with an edit of the Dockerfile, or its text is not there once.
 */
export async function addressOfBroken(name: string): Promise<string> {
  const { session } = await getSession(name);
  const { text } = await getText(`${session.example}@${session.at}/Dockerfile`);
  const deeds = [{ do: "dockerfile", text: breakDockerfile(text, session) }] as const;
  const story = await packStory({ preset: `${session.example}@${session.at}`, deeds, at: deeds.length });
  return `/labs/layers/${MARK}${story}`;
}

/** Makes the edits that stand before the first command. */
export function breakDockerfile(text: string, { title, steps }: Pick<Session, "title" | "steps">): string {
  const first = steps.findIndex((step) => "run" in step);
  const edits = steps
    .slice(0, first === -1 ? steps.length : first)
    .flatMap((step) => ("edit" in step && step.edit.file === "Dockerfile" ? [step.edit] : []));
  if (edits.length === 0) throw new Error(`The session "${title}" does not begin with an edit of the Dockerfile.`);
  return edits.reduce((before, { find, replace }) => {
    if (before.split(find).length !== 2)
      throw new Error(`The session "${title}" looks for a text that stands not once in the Dockerfile: ${find}`);
    return before.replace(find, () => replace);
  }, text);
}
