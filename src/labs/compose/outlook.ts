import { EVENTS } from "./fate-words.ts";
import type { Event } from "./fates.ts";

/** The parts of the lab that show what comes of the files. */
export type Panel = (typeof PANELS)[number]["panel"];

export const PANELS = [
  { panel: "stack", title: "The stack" },
  { panel: "time", title: "The start" },
  { panel: "reach", title: "Who reaches whom" },
  { panel: "events", title: "What happens on …" },
] as const;

/** What a reader looks at, beside the files themselves. What is not told is as the lab opens it. */
export interface Outlook {
  /** The part that is to be in view. */
  readonly panel?: Panel;
  /** The file that is open. */
  readonly path?: string;
  /** The moment of the start, in seconds. */
  readonly time?: number;
  readonly event?: Event;
  readonly crashing?: string;
}

/** Reads an outlook out of a link; what is none is left out. */
export function readOutlook(value: unknown): Outlook {
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value ?? {}));
  const panel = PANELS.find((each) => each.panel === fields["panel"])?.panel;
  const event = EVENTS.find((each) => each.event === fields["event"])?.event;
  const { path, time, crashing } = fields;
  return {
    ...(panel && { panel }),
    ...(typeof path === "string" && { path }),
    ...(typeof time === "number" && time >= 0 && Number.isFinite(time) && { time }),
    ...(event && { event }),
    ...(typeof crashing === "string" && { crashing }),
  };
}
