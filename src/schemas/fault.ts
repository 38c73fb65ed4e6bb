import { z } from "zod";

/** content/faults/<name>.yaml: an error message that readers meet, and what it means. */
export const faultSchema = z
  .strictObject({
    /** What is wrong, for lists. */
    title: z.string().max(70),
    /** What happened, why, and what helps, in two or three plain sentences. */
    reason: z.string().max(320),
    /** The sessions that show it; the first one's page is where a reader goes when no lesson shows any of them. */
    sessions: z.array(z.string()).default([]),
    /** Lines that these sessions recorded, each in one of them; "…" stands for what differs from machine to machine. */
    lines: z.array(z.string()).default([]),
    /** Other programs' and other versions' words for the same; not recorded by us, and nowhere said to be. */
    also: z.array(z.string()).default([]),
    /** Regular expressions of what stands in this message and in no other, such as "toomanyrequests": one alone is enough. */
    names: z.array(z.string().refine(isPattern, "must be a regular expression")).default([]),
    /** Lessons that explain it beside those that show its sessions, by their addresses: "first-image/build-and-run". */
    lessons: z.array(z.string()).default([]),
    /** Why no session can show it, as a sentence that readers see; only for a fault without sessions. */
    unrecorded: z.string().optional(),
  })
  .refine(
    ({ sessions, lines, unrecorded }) =>
      unrecorded === undefined ? sessions.length > 0 && lines.length > 0 : sessions.length === 0 && lines.length === 0,
    {
      path: ["sessions"],
      message: 'Name the sessions that show it and the lines that they printed, or say under "unrecorded" why none can',
    },
  )
  .refine(({ sessions, lessons }) => sessions.length + lessons.length > 0, {
    path: ["lessons"],
    message: "Name a lesson that explains it",
  });

/** Whether a text is a regular expression. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

export type FaultText = z.output<typeof faultSchema>;
