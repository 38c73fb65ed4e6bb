import { IgnoreError } from "../../core/context/ignore-error.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";

/** Why the builder stops at an ignore file, and where. */
export interface Refusal {
  /** From 1; undefined when no line alone is to blame. */
  readonly line: number | undefined;
  /** In the builder's words. */
  readonly message: string;
}

/** Says which line an error of the builder is about; undefined for an error of another kind. */
export function refusalOf(rules: string, error: unknown): Refusal | undefined {
  if (!(error instanceof IgnoreError)) return undefined;
  return {
    line: error.pattern === undefined ? unreadableLine(rules) : lineOf(rules, error.pattern),
    message: error.message,
  };
}

function lineOf(rules: string, pattern: number): number | undefined {
  return parseIgnorefile(rules)[pattern]?.line;
}

/** The first line that cannot even be read. */
function unreadableLine(rules: string): number | undefined {
  const index = rules.split("\n").findIndex((line) => {
    try {
      parseIgnorefile(line);
      return false;
    } catch {
      return true;
    }
  });
  return index === -1 ? undefined : index + 1;
}
