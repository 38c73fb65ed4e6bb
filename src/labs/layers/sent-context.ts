import { ContextFilter } from "../../core/context/context-filter.ts";
import { IgnoreError } from "../../core/context/ignore-error.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import { PatternMatcher } from "../../core/context/pattern-matcher.ts";
import type { IgnoreRules } from "../../core/dockerfile/build-options.ts";
import { Snapshot, type SnapshotEntry } from "../../core/dockerfile/snapshot.ts";
import type { PresetFile } from "./preset.ts";

/** What the builder gets of a project. */
export interface SentContext {
  readonly snapshot: Snapshot;
  readonly rules: IgnoreRules | undefined;
  /** Paths of the files that are sent, each with its size in bytes. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Why the .dockerignore cannot be read, in the builder's words; then nothing is sent. */
  readonly problem: string | undefined;
}

/** The files of a project; its Dockerfile and .dockerignore are as they stand in the lab. */
export interface Project {
  readonly files: ReadonlyMap<string, PresetFile>;
  readonly dockerfile: string;
  readonly ignore: string;
}

/** Leaves out of a project what its .dockerignore names. The same files are filtered once, however often they are sent. */
export function sendContext(project: Project): SentContext {
  const { files, ignore, dockerfile } = project;
  const known = filtered.get(files);
  const sent = known?.ignore === ignore ? known : filterFiles(files, ignore);
  filtered.set(files, sent);
  // A Dockerfile that is not sent makes no difference.
  const text = sent.paths.has("Dockerfile") ? dockerfile : "";
  const context = sent.contexts.get(text) ?? takeUp(project, sent);
  if (sent.contexts.size > 1) sent.contexts.clear();
  sent.contexts.set(text, context);
  return context;
}

interface Filtered {
  readonly ignore: string;
  readonly paths: ReadonlyMap<string, "file" | "folder">;
  readonly rules: IgnoreRules | undefined;
  readonly problem: string | undefined;
  /** By the Dockerfile's text: that of the build, and of the one that it is compared with. */
  readonly contexts: Map<string, SentContext>;
}

const filtered = new WeakMap<ReadonlyMap<string, PresetFile>, Filtered>();

function filterFiles(files: ReadonlyMap<string, PresetFile>, ignore: string): Filtered {
  try {
    const lines = parseIgnorefile(ignore);
    const filter = new ContextFilter(lines);
    for (const path of pathsOf(files, ignore)) filter.add({ path });
    const sent = filter.result.entries.filter(({ isSent }) => isSent);
    const patterns = lines.map(({ pattern }) => pattern);
    const matcher = new PatternMatcher(patterns);
    return {
      ignore,
      paths: new Map(sent.map(({ path, isFolder }) => [path, isFolder ? "folder" : "file"])),
      rules: ignore === "" ? undefined : { patterns, isIgnored: (path) => matcher.matches(path) },
      problem: undefined,
      contexts: new Map(),
    };
  } catch (error) {
    if (!(error instanceof IgnoreError)) throw error;
    return { ignore, paths: new Map(), rules: undefined, problem: error.message, contexts: new Map() };
  }
}

function pathsOf(files: ReadonlyMap<string, PresetFile>, ignore: string): Set<string> {
  return new Set([...files.keys(), "Dockerfile", ...(ignore === "" ? [] : [".dockerignore"])]);
}

function takeUp({ files, dockerfile, ignore }: Project, { paths, rules, problem }: Filtered): SentContext {
  const texts = new Map([
    ["Dockerfile", writtenFile("Dockerfile", dockerfile)],
    [".dockerignore", writtenFile(".dockerignore", ignore)],
  ]);
  const entries: SnapshotEntry[] = [];
  const sizes = new Map<string, number>();
  for (const [path, type] of paths) {
    const file = texts.get(path) ?? files.get(path);
    if (type === "file") sizes.set(path, file?.bytes ?? 0);
    entries.push(type === "file" && file ? entryOf(file) : { path, type, content: "" });
  }
  return { snapshot: new Snapshot(entries), rules, sizes, problem };
}

function writtenFile(path: string, text: string): PresetFile {
  return { path, bytes: new TextEncoder().encode(text).length, content: text };
}

function entryOf({ path, content, isExecutable = false }: PresetFile): SnapshotEntry {
  return { path, type: "file", content, mode: isExecutable ? 0o755 : 0o644 };
}
