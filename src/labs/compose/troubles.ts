import { findIn } from "../../core/compose/findings/find.ts";
import { findOlderVersionNotes } from "../../core/compose/older-versions.ts";
import { listed } from "./describe.ts";
import type { Accepted, Study } from "./study.ts";
import { findingOf, findPlace, hintOf, type Trouble, warningOf } from "./trouble.ts";

/** Tells what Compose says of the files, and what will hurt. */
export function troublesOf(study: Study): readonly Trouble[] {
  if (study.refusal) return [study.refusal];
  return withoutRepeats([...warningsOf(study), ...restingOf(study), ...findingsOf(study), ...hintsOf(study)]);
}

/** What stands once in a file and counts for several services, as with an anchor, is said once. */
function withoutRepeats(troubles: readonly Trouble[]): Trouble[] {
  const said = new Map(
    troubles.map((trouble) => [`${trouble.where?.path} ${trouble.where?.start} ${trouble.message}`, trouble]),
  );
  return [...said.values()];
}

function hintsOf({ project, files }: Accepted): Trouble[] {
  return findOlderVersionNotes(project).map((note) => hintOf(note, files));
}

/** What of the format's version is said twice, is said as a finding. */
function warningsOf({ loaded, files }: Accepted): Trouble[] {
  return loaded.warnings
    .filter(({ message }) => !message.includes("attribute `version` is obsolete"))
    .map((warning) => warningOf(warning, files));
}

/** A service whose profile is off is missing from all that the lab shows. */
function restingOf({ loaded, files }: Accepted): Trouble[] {
  return loaded.resting.map(({ name, profiles, place }) => {
    const which =
      profiles.length === 1 ? `its profile ${profiles[0] ?? ""} is` : `its profiles ${listed(profiles)} are`;
    const message = `${name} is left out: ${which} off. COMPOSE_PROFILES=${profiles[0] ?? ""} in .env switches it on.`;
    const where = findPlace(place, files);
    return { severity: "warning", message, composeSays: undefined, reason: undefined, where, fix: undefined };
  });
}

function findingsOf({ project, loaded, files }: Accepted): Trouble[] {
  return findIn(project, loaded).map((finding) => findingOf(finding, files));
}
