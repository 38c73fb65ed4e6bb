import { cleanPath } from "../context/path.ts";
import type { IgnoreRules } from "./build-options.ts";
import { checkMode } from "./copy-mode.ts";
import { attempt, DockerfileError, explain } from "./error.ts";
import { type GitSource, readGitSource } from "./git-source.ts";
import type { CopyInstruction } from "./instruction.ts";
import { removeDrive } from "./path.ts";
import { checkDigest } from "./reference.ts";
import { at, type Report } from "./report.ts";
import type { Word } from "./source.ts";
import { quote } from "./text.ts";

/** What evaluating COPY or ADD needs. */
export interface CopyContext {
  readonly os: string;
  /** Undefined where files do not come from the build context, or there is no .dockerignore. */
  readonly ignore: IgnoreRules | undefined;
  readonly report: Report;
}

const DRIVE = "removing drive letter";

/**
 * Checks a COPY or ADD whose variables are filled in. Throws a DockerfileError for what cannot be carried out.
 * BuildKit: `frontend/dockerfile/dockerfile2llb/convert_copy.go`.
 */
export function applyCopy(copy: CopyInstruction, context: CopyContext): void {
  explain(DRIVE, () => removeDrive(copy.destination.value, context.os));
  checkMode(copy.chmod);
  checkChecksum(copy);
  for (const source of copy.sources) checkSource(copy, source, context);
  for (const { name } of copy.files) explain(DRIVE, () => removeDrive(name, context.os));
}

function checkChecksum({ checksum, sources }: CopyInstruction): void {
  if (checksum === "") return;
  const [source, ...others] = sources;
  if (!source || others.length > 0) throw new DockerfileError("checksum can't be specified for multiple sources");
  if (isUrl(source.value) || attempt(() => readGitSource(source.value))) return;
  throw new DockerfileError("checksum requires HTTP(S) or Git sources");
}

function isUrl(source: string): boolean {
  return /^https?:\/\//.test(source);
}

function checkSource(copy: CopyInstruction, source: Word, context: CopyContext): void {
  const git = readGitSource(source.value);
  if (git) checkGitSource(copy, git);
  else if (isUrl(source.value)) checkUrl(copy);
  else checkPath(copy, source, context);
}

function checkGitSource({ kind, checksum, keepGitDir }: CopyInstruction, git: GitSource): void {
  if (kind === "copy") throw new DockerfileError("source can't be a git ref for COPY");
  if (keepGitDir !== undefined && git.keepGitDir !== undefined && keepGitDir !== git.keepGitDir) {
    throw new DockerfileError("inconsistent keep-git-dir configuration");
  }
  if (checksum !== "" && git.checksum !== "" && checksum !== git.checksum) {
    throw new DockerfileError(`checksum mismatch ${quote(checksum)} != ${quote(git.checksum)}`);
  }
}

function checkUrl({ kind, checksum }: CopyInstruction): void {
  if (kind === "copy") throw new DockerfileError("source can't be a URL for COPY");
  if (checksum !== "") checkDigest(checksum);
}

function checkPath(copy: CopyInstruction, source: Word, { os, ignore, report }: CopyContext): void {
  const path = cleanPath(source.value);
  if (ignore && isIgnored(path, ignore)) {
    report("CopyIgnoredFile", at(copy.statement, source), copy.kind === "copy" ? "Copy" : "Add", path);
  }
  explain(`${DRIVE}: ${DRIVE}`, () => removeDrive(source.value, os));
}

/** Exceptions make it hard to say what becomes of a folder: the builder says nothing then. */
function isIgnored(path: string, { patterns, isIgnored }: IgnoreRules): boolean {
  if (patterns.some((pattern) => pattern.startsWith("!"))) return false;
  const isRoot = path === "." || path === "/";
  if (isRoot && !patterns.some((pattern) => /^(?:\*|\*\*|\*\*\/\*)$/.test(pattern))) return false;
  return isIgnored(path);
}
