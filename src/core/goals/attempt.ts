import { ContextFilter } from "../context/context-filter.ts";
import { IgnoreError } from "../context/ignore-error.ts";
import { type IgnoreLine, parseIgnorefile } from "../context/ignorefile.ts";
import { PatternMatcher } from "../context/pattern-matcher.ts";
import type { BuildOptions } from "../dockerfile/build-options.ts";
import { onError } from "../dockerfile/error.ts";
import { type Plan, planBuild } from "../dockerfile/plan.ts";
import { Snapshot, type SnapshotEntry } from "../dockerfile/snapshot.ts";
import { missed, type Outcome, type Place } from "./goal.ts";

/** A project whose Dockerfile and .dockerignore are graded. */
export interface Project {
  /** The paths of its files. */
  readonly paths: readonly string[];
  readonly dockerfile: string;
  /** Empty where there is none. */
  readonly ignore: string;
}

/** Why something cannot be built. */
export interface Problem {
  readonly says: string;
  readonly place: Place | undefined;
}

/** What the builder would make of a project. */
export interface Attempt {
  readonly project: Project;
  readonly context: Snapshot;
  readonly options: BuildOptions;
  /** Whether each file is sent, and the line of .dockerignore that says so. */
  readonly files: ReadonlyMap<string, { readonly isSent: boolean; readonly line: IgnoreLine | undefined }>;
  /** Undefined where the files cannot be read. */
  readonly plan: Plan | undefined;
  readonly problem: Problem | undefined;
}

/** Reads a project as the builder does; never throws, whatever its texts are. */
export function attemptBuild(project: Project): Attempt {
  try {
    return planProject(project);
  } catch (error) {
    if (!(error instanceof IgnoreError)) throw error;
    const line = lineOfPattern(project.ignore, error.pattern);
    const place = line === undefined ? undefined : { file: IGNORE, line };
    return refuse(project, { says: `The .dockerignore cannot be read: ${error.message}.`, place });
  }
}

/** Plans a build that has been tried already after one of its files changed; undefined where it cannot be built. */
export function planAfter({ project, options, plan }: Attempt, changed: string): Plan | undefined {
  if (!plan) return undefined;
  const { context } = sendFiles(project, changed);
  return planBuild({ dockerfile: project.dockerfile, context, options }, plan.history);
}

/** The place of an instruction in the Dockerfile. */
export function atLine(line: number | undefined): Place | undefined {
  return line === undefined ? undefined : { file: DOCKERFILE, line };
}

/** What a goal says as long as nobody can know. */
export function notKnown({ problem }: Attempt): Outcome {
  return missed("This cannot be said before it can be built.", problem?.place);
}

export const DOCKERFILE = "Dockerfile";
export const IGNORE = ".dockerignore";

function planProject(project: Project): Attempt {
  const { context, files } = sendFiles(project);
  const lines = parseIgnorefile(project.ignore);
  const patterns = lines.map(({ pattern }) => pattern);
  const matcher = new PatternMatcher(patterns);
  const isIgnored = (path: string): boolean => matcher.matches(path);
  const options: BuildOptions = project.ignore === "" ? {} : { ignore: { patterns, isIgnored } };
  const base = { project, context, options, files };
  return onError(
    (): Attempt => ({
      ...base,
      plan: planBuild({ dockerfile: project.dockerfile, context, options }),
      problem: undefined,
    }),
    ({ message, line }) => ({ ...base, plan: undefined, problem: { says: explain(message), place: atLine(line) } }),
  );
}

function explain(message: string): string {
  return message === "no build stage in current context"
    ? "`FROM` comes first, since it says what to build on. Docker's words for that: no build stage in current context."
    : `${message}.`;
}

function refuse(project: Project, problem: Problem): Attempt {
  return { project, context: new Snapshot([]), options: {}, files: new Map(), plan: undefined, problem };
}

/** @throws IgnoreError when the .dockerignore cannot be read. */
function sendFiles({ paths, dockerfile, ignore }: Project, changed = ""): Pick<Attempt, "context" | "files"> {
  const filter = new ContextFilter(parseIgnorefile(ignore));
  for (const path of new Set([...paths, DOCKERFILE, ...(ignore === "" ? [] : [IGNORE])])) filter.add({ path });
  const { entries } = filter.result;
  const sent = entries.filter(({ isSent }) => isSent);
  const texts: Readonly<Record<string, string>> = { [DOCKERFILE]: dockerfile, [IGNORE]: ignore };
  const context = new Snapshot(
    sent.map(({ path, isFolder }): SnapshotEntry => {
      // A file's content begins with its path: so what is copied tells where it came from.
      const content = `${path}\n${texts[path] ?? ""}${path === changed ? "changed" : ""}`;
      return { path, type: isFolder ? "folder" : "file", content: isFolder ? "" : content };
    }),
  );
  const files = new Map(
    entries.filter(({ isFolder }) => !isFolder).map(({ path, isSent, line }) => [path, { isSent, line }]),
  );
  return { context, files };
}

/** The line of the pattern of a number, from 0. */
function lineOfPattern(ignore: string, pattern: number | undefined): number | undefined {
  return pattern === undefined ? undefined : parseIgnorefile(ignore)[pattern]?.line;
}
