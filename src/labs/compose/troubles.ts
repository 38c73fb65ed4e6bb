import { findIn } from "../../core/compose/findings/find.ts";
import type { Accepted, Study } from "./study.ts";
import { findingOf, type Trouble, warningOf } from "./trouble.ts";

/** Tells what Compose says of the files, and what will hurt. */
export function troublesOf(study: Study): readonly Trouble[] {
  return study.refusal ? [study.refusal] : [...warningsOf(study), ...findingsOf(study)];
}

/** What of the format's version is said twice, is said as a finding. */
function warningsOf({ loaded, files }: Accepted): Trouble[] {
  return loaded.warnings
    .filter(({ message }) => !message.includes("attribute `version` is obsolete"))
    .map((warning) => warningOf(warning, files));
}

/** Gives what will hurt; a file that is so odd that nobody can say is left alone. */
function findingsOf({ project, loaded, files }: Accepted): Trouble[] {
  if (loaded.stack.services.size > MOST) return [];
  return findIn(project, loaded).map((finding) => findingOf(finding, files));
}

/** To look for more would make typing slow. */
const MOST = 300;
