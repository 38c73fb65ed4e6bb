import { type Fates, foretell } from "./fates.ts";
import type { Inquiry, Prospect } from "./inquiry.ts";
import { matrixOf } from "./matrix.ts";
import { tellStart } from "./start-story.ts";
import { type Accepted, MOST_FOLLOWED, type Study } from "./study.ts";

/** Tells what comes of a stack; undefined for one that Compose refuses, or that is too large to be followed. */
export function prospectOf(study: Study, inquiry: Inquiry): Prospect | undefined {
  if (!isFollowed(study)) return undefined;
  return {
    story: tellStart(study, inquiry.behaviours),
    matrix: matrixOf(study.loaded.stack),
    fates: foretell(study, inquiry),
  };
}

/** Tells what an event does to a stack; undefined as above. */
export function fatesOf(study: Study, inquiry: Inquiry): Fates | undefined {
  return isFollowed(study) ? foretell(study, inquiry) : undefined;
}

function isFollowed(study: Study): study is Accepted {
  return study.loaded !== undefined && study.loaded.stack.services.size <= MOST_FOLLOWED;
}
