import { type Behaviours, rehearse, settle } from "./rehearsal.ts";
import { reasonOf, verdictOf } from "./start-words.ts";
import type { Accepted } from "./study.ts";
import { endOf, type Happening, type Row, rowsOf } from "./timeline.ts";

/** How a start goes, in all that the lab shows of it. */
export interface StartStory {
  /** In a sentence. */
  readonly verdict: string;
  readonly rows: readonly StoryRow[];
  readonly happenings: readonly Happening[];
  /** Where the time line ends, in seconds. */
  readonly end: number;
}

export interface StoryRow extends Row {
  /** What it waits for, or why it never starts; empty for one that waits for nothing. */
  readonly reason: string;
}

/** Tells what `docker compose up -d` does with the files. */
export function tellStart(study: Accepted, behaviours: Behaviours): StartStory {
  const { stack } = study.loaded;
  const rehearsal = rehearse(study, behaviours);
  const answer = rehearsal.run(["up", "-d"]);
  settle(rehearsal);
  rehearsal.wait(aftermathOf(behaviours));
  const happenings = withoutRepeats(rehearsal.engine.events.filter(({ number }) => number === 1).slice(0, MOST));
  const end = endOf(happenings);
  const services = [...stack.services.values()];
  const known = services.map(({ name, healthcheck }) => {
    return { service: name, isChecked: healthcheck !== undefined && !healthcheck.isDisabled };
  });
  const rows = rowsOf(known, happenings, end).map(({ service, spans }): StoryRow => {
    const written = stack.services.get(service);
    return { service, spans, reason: written ? reasonOf(written, happenings) : "" };
  });
  return { verdict: verdictOf(answer, rows), rows, happenings, end };
}

/** A container that fails and starts again for ever would fill the page. */
const MOST = 500;

/** How long to look on so that the ends which the reader supposes are seen, and what comes of them; in seconds. */
function aftermathOf(behaviours: Behaviours): number {
  return Math.max(0, ...[...behaviours.values()].map(({ exit }) => (exit ? exit.after + 10 : 0)));
}

/** Ends where one container has ended often enough to see that it goes on so. */
function withoutRepeats(happenings: readonly Happening[]): readonly Happening[] {
  const ends = new Map<string, number>();
  const last = happenings.findIndex(({ service, kind }) => {
    if (kind === "exited") ends.set(service, (ends.get(service) ?? 0) + 1);
    return ends.get(service) === MOST_ENDS;
  });
  return last === -1 ? happenings : happenings.slice(0, last + 1);
}

const MOST_ENDS = 6;
