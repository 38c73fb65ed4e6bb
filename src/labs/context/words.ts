import { formatBytes, formatSeconds } from "../../core/measurement/format.ts";
import type { Idle } from "./idle-lines.ts";
import type { Effect, Outcome } from "./outcome.ts";
import type { Refusal } from "./refusal.ts";

/** What the build would do with the project, in a sentence. */
export function verdictOf({ sent, keptOut }: Outcome, refusal?: Refusal): string {
  if (refusal)
    return `The builder stops at ${refusal.line === undefined ? "this file" : `line ${refusal.line}`}: nothing is sent.`;
  if (sent.files === 0) return "Nothing would be sent to the builder.";
  const whole =
    keptOut.files === 0 ? "Everything" : `${formatBytes(sent.bytes)} of ${formatBytes(sent.bytes + keptOut.bytes)}`;
  return `${whole} would be sent to the builder.`;
}

/** The figures of the lab. */
export function figuresOf({ sent, keptOut }: Outcome, secrets: number, rate: Rate): Record<FigureKey, Figure> {
  return {
    sent: { value: formatBytes(sent.bytes), note: `in ${countFiles(sent.files)}` },
    keptOut: { value: formatBytes(keptOut.bytes), note: `in ${countFiles(keptOut.files)}` },
    time: { value: formatSeconds(sent.bytes / rate.bytes), note: rate.note },
    secrets: { value: secrets === 0 ? "none" : String(secrets), note: secrets === 0 ? "" : "see below" },
  };
}

export interface Figure {
  readonly value: string;
  readonly note: string;
}

/** In the order in which they stand in the lab. */
export const FIGURES = ["sent", "keptOut", "time", "secrets"] as const;
export type FigureKey = (typeof FIGURES)[number];

/** How fast a context is taken to reach the builder. */
export interface Rate {
  readonly name: string;
  readonly title: string;
  /** In a second. */
  readonly bytes: number;
  readonly note: string;
}

export const RATES: readonly [Rate, ...Rate[]] = [
  { name: "remote", title: "A remote builder, at 10 MB/s", bytes: 10_000_000, note: "at 10 MB/s" },
  { name: "home", title: "A remote builder over a home line, at 2 MB/s", bytes: 2_000_000, note: "at 2 MB/s" },
  { name: "local", title: "The engine of this machine, at 500 MB/s", bytes: 500_000_000, note: "at 500 MB/s" },
];

/** What becomes of one file or folder, and by which line. */
export interface Fate {
  /** "sent", "out", or "part" of a folder. */
  readonly kind: "sent" | "out" | "part";
  readonly text: string;
  /** The line that decided, as it stands in the file; undefined when none did. */
  readonly by: { readonly number: number; readonly text: string } | undefined;
}

/** @param lines The lines of the ignore file. */
export function fateOf(outcome: Outcome, place: number, lines: readonly string[]): Fate {
  const { tree, decisions, sentBytes, sentFiles } = outcome;
  const { files = 0, bytes = 0 } = tree[place] ?? {};
  const number = decisions.lines[place] ?? 0;
  const by = number === 0 ? undefined : { number, text: lines[number - 1]?.trim() ?? "" };
  const sent = sentFiles[place] ?? 0;
  if (decisions.sent[place] !== 1) return { kind: "out", text: "kept out", by };
  if (sent === files) return { kind: "sent", text: "sent", by };
  if (sent === 0) return { kind: "out", text: "sent empty", by };
  return { kind: "part", text: `${formatBytes(sentBytes[place] ?? 0)} of ${formatBytes(bytes)} sent`, by };
}

/** Which line decided, in words: "line 7", "no line", or where to look. */
export function deciderOf({ by, text }: Fate): string {
  if (by) return `line ${by.number}`;
  return text === "sent" ? "no line" : "by lines for what is in it";
}

/** How much of the project a file or folder is, and how much of it is sent, from 0 to 1. */
export function sharesOf({ tree, sentBytes, sent, keptOut }: Outcome, place: number): { whole: number; sent: number } {
  const bytes = tree[place]?.bytes ?? 0;
  const all = sent.bytes + keptOut.bytes;
  return { whole: all === 0 ? 0 : bytes / all, sent: bytes === 0 ? 0 : (sentBytes[place] ?? 0) / bytes };
}

/** What a line does, as it stands beside it. */
export function effectOf({ files, bytes, isException }: Effect): string {
  const amount = bytes === 0 ? countFiles(files) : formatBytes(bytes);
  return isException ? `lets in ${amount}` : `keeps out ${amount}`;
}

/** What stands beside a line that does nothing. */
export function idleMark({ reason }: Idle): string {
  return reason === "late" ? "changes nothing" : "matches nothing";
}

/** Which file the rules are, and what that means. */
export function fileNote(name: string, isThere: boolean): string {
  if (!isThere) return "There is none: everything is sent. Write a rule, and the file is made.";
  if (name === ".dockerignore")
    return "The builder reads it at the root of the context. The last line that matches decides.";
  return "It has the Dockerfile's name and goes before .dockerignore, which the builder does not read here.";
}

/** What came of opening a link. */
export function linkNotice(opened: Opened): string {
  if (opened === "broken")
    return "This link cannot be read: it is incomplete, or of a later version. The lab opens without it.";
  if (opened === "absent") return "This link is of a project that is not here. Open that folder, then the link again.";
  if (opened === "same") return "";
  if (opened > 0) return `${opened} changes of this link no longer fit the project and were left out.`;
  return "Opened from the link. Undo brings back what was here.";
}

/** "same" is what was here already; a number says how many changes could not be made. */
export type Opened = "broken" | "absent" | "same" | number;

/** "1 file", "1,204 files". */
export function countFiles(files: number): string {
  return files === 1 ? "1 file" : `${whole.format(files)} files`;
}

const whole = new Intl.NumberFormat("en-GB");
