import { createHash } from "node:crypto";

/** A section of a lesson's file, from its heading to the next one. */
export interface LessonSection {
  /** As the heading says it, without markup; undefined for what stands before the first heading. */
  readonly heading: string | undefined;
  /** Of its text; where lines break does not count. */
  readonly hash: string;
}

/** Splits the text of a lesson below its front matter at its headings of the second level, <Keep> and <Sources>. */
export function splitSections(text: string): LessonSection[] {
  const sections: { heading: string | undefined; lines: string[] }[] = [{ heading: undefined, lines: [] }];
  let fence: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : line.trim() === fence ? undefined : fence;
    const heading = fence === undefined ? headingOf(line) : undefined;
    if (heading !== undefined) sections.push({ heading, lines: [] });
    sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ heading, lines }) => ({ heading, hash: hashText(lines.join(" ")) }));
}

/** Gives the hash of a whole lesson. */
export function hashSections(sections: readonly LessonSection[]): string {
  return hashText(sections.map(({ hash }) => hash).join(" "));
}

function headingOf(line: string): string | undefined {
  if (line === "<Keep>") return "What to keep";
  if (line === "<Sources>") return "Sources";
  return /^## +(.+?)\s*$/.exec(line)?.[1]?.replaceAll(/[`*_]/g, "");
}

/** Long enough to tell two versions of a section apart. */
const LETTERS = 8;

function hashText(text: string): string {
  return createHash("sha256").update(text.replaceAll(/\s+/g, " ").trim()).digest("hex").slice(0, LETTERS);
}
