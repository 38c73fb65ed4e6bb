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
  const happenings = rehearsal.engine.events.filter(({ number }) => number === 1).slice(0, MOST);
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
