import { z } from "zod";

/** content/faults/<name>.yaml: an error message that readers meet, and what it means. */
export const faultSchema = z.strictObject({
  /** What is wrong, for lists. */
  title: z.string().max(70),
  /** What happened, why, and what helps, in two or three plain sentences. */
  reason: z.string().max(320),
  /** The sessions that show it; the first one's page is where a reader goes when no lesson shows any of them. */
  sessions: z.array(z.string()).min(1),
  /** Lines that these sessions recorded, each in one of them; "…" stands for what differs from machine to machine. */
  lines: z.array(z.string()).min(1),
  /** Other programs' and other versions' words for the same; not recorded by us, and nowhere said to be. */
  also: z.array(z.string()).default([]),
});
export type FaultText = z.output<typeof faultSchema>;
