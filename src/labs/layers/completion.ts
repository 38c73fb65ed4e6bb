import { type Completion, DIRECTIVES, FLAGS, INSTRUCTIONS } from "./language.ts";

export interface Completions {
  /** Where what is there already begins. */
  readonly from: number;
  readonly options: readonly Completion[];
}

/** What a Dockerfile may name. */
export interface Names {
  readonly stages: readonly string[];
  /** Paths of files and folders of the build context. */
  readonly files: readonly string[];
}

/** Gives what may be typed at a place of a Dockerfile; undefined where nothing is known. */
export function complete(text: string, at: number, { stages, files }: Names): Completions | undefined {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const word = /\S*$/.exec(line)?.[0] ?? "";
  const from = at - word.length;
  const isContinued = /[\\`][ \t]*\n$/.test(text.slice(0, at - line.length));
  if (line.trimStart() === word && !isContinued) {
    return { from, options: word.startsWith("#") ? DIRECTIVES : INSTRUCTIONS };
  }
  const keyword = (/^\s*(?:ONBUILD\s+)?(\w+)/i.exec(line)?.[1] ?? "").toUpperCase();
  const source = /^--from=/.exec(word)?.[0];
  if (source !== undefined) return named(from + source.length, stages, "a stage above");
  if (word.startsWith("--")) return { from, options: FLAGS[keyword] ?? [] };
  if (keyword === "FROM") return named(from, stages, "a stage above");
  if (keyword !== "COPY" && keyword !== "ADD") return undefined;
  if (line.includes("--from")) return undefined;
  return named(from, files, "in the build context");
}

function named(from: number, names: readonly string[], detail: string): Completions {
  return { from, options: names.map((label) => ({ label, detail })) };
}
