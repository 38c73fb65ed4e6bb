import { met, missed, type Outcome, type Place } from "../goals/goal.ts";
import { type Accepted, placeIn } from "./trial.ts";

/** Whether no password is written into the file. */
export function checkNoPassword({ findings, texts }: Accepted): Outcome {
  const found = findings.find(({ rule }) => rule === "plain-password");
  if (found) return missed(found.message, placeIn(found.place));
  const copied = findCopy(texts);
  if (!copied) return met("We find none.");
  return missed(`What .env has for ${copied.name} stands here as well.`, copied.place);
}

/** Looks for a value of .env in the other files: as what counts when there is none, or in a comment. */
function findCopy(texts: Readonly<Record<string, string>>): { name: string; place: Place } | undefined {
  for (const [, name = "", value = ""] of (texts[ENV] ?? "").matchAll(/^(\w+)=(.{8,})$/gm)) {
    for (const [file, text] of Object.entries(texts)) {
      const line = file === ENV ? 0 : text.split("\n").findIndex((each) => each.includes(value)) + 1;
      if (line > 0) return { name, place: { file, line } };
    }
  }
  return undefined;
}

const ENV = ".env";
