import { DockerfileError } from "./error.ts";
import { cut, parseBool, quote } from "./text.ts";

/** A repository that ADD clones. */
export interface GitSource {
  /** The commit that the address names; empty if it names none. */
  readonly checksum: string;
  /** Whether the address says that the folder .git stays; undefined if it says nothing. */
  readonly keepGitDir: boolean | undefined;
}

/**
 * Reads a source of ADD as the address of a Git repository; undefined when it is none.
 * Throws a DockerfileError for a repository whose address asks for what BuildKit does not know
 * (`frontend/dockerfile/dfgitutil`).
 */
export function readGitSource(source: string): GitSource | undefined {
  const address = splitAddress(source);
  if (!address) return undefined;
  const questions = readQuestions(address.query);
  for (const [key, value] of questions) checkQuestion(key, value);
  checkReference(questions, address.fragment);
  // A name such as github.com/a/b could as well be a path in the build context, and is taken for one.
  if (source.startsWith("github.com/")) return undefined;
  const keep = questions.get("keep-git-dir");
  return {
    checksum: questions.get("commit") ?? questions.get("checksum") ?? "",
    keepGitDir: keep === undefined ? undefined : keep === "" || parseBool(keep),
  };
}

interface Address {
  readonly query: string;
  readonly fragment: string;
}

const URL_PARTS = /^(?:([a-zA-Z0-9]+):\/\/)?([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/;
const OVER_SSH = /^[a-zA-Z0-9-_]+@[a-zA-Z0-9-.]+:(?:.*?)(?:\?(.*?))?(?:#(.*))?$/;

function splitAddress(source: string): Address | undefined {
  if (!/:|^github\.com\//.test(source)) return undefined;
  const [, scheme = "", path = "", query = "", fragment = ""] = URL_PARTS.exec(source) ?? [];
  if (isRepository(scheme.toLowerCase(), path)) return { query, fragment };
  const overSsh = scheme === "" && !/^\.\.?\//.test(source) ? OVER_SSH.exec(source) : null;
  return overSsh ? { query: overSsh[1] ?? "", fragment: overSsh[2] ?? "" } : undefined;
}

function isRepository(scheme: string, path: string): boolean {
  if (scheme === "") return path.startsWith("github.com/");
  if (scheme === "http" || scheme === "https") return path.endsWith(".git");
  return scheme === "git" || scheme === "ssh";
}

const SWITCHES = new Set(["submodules", "keep-git-dir", "fetch-by-commit"]);
const TEXTS = new Set(["ref", "tag", "branch", "subdir", "checksum", "commit"]);

function readQuestions(query: string): Map<string, string> {
  const questions = new Map<string, string>();
  for (const question of query.split("&").filter((part) => part !== "")) {
    const [key, value = ""] = cut(question, "=").map(decode);
    if (questions.has(key ?? "")) throw new DockerfileError(`query ${quote(key ?? "")} has multiple values`);
    questions.set(key ?? "", value);
  }
  return questions;
}

function decode(text: string | undefined): string {
  const spaced = (text ?? "").replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function checkQuestion(key: string, value: string): void {
  if (value === "" && !SWITCHES.has(key)) throw new DockerfileError(`query ${quote(key)} has no value`);
  if (SWITCHES.has(key)) {
    if (value === "" || parseBool(value) !== undefined) return;
    throw new DockerfileError(`invalid ${key} value: ${quote(value)}`);
  }
  if (key === "mtime") {
    if (value === "checkout" || value === "commit") return;
    throw new DockerfileError(`invalid mtime value: ${quote(value)} (must be "checkout" or "commit")`);
  }
  if (!TEXTS.has(key)) throw new DockerfileError(`unexpected query ${quote(key)}`);
}

/** The branch or tag may be named more than once, but not differently. */
function checkReference(questions: ReadonlyMap<string, string>, fragment: string): void {
  const [named, folder] = cut(fragment, ":");
  const [tag, branch] = [
    withPrefix("refs/tags/", questions.get("tag")),
    withPrefix("refs/heads/", questions.get("branch")),
  ];
  checkSame("subdir", (folder ?? "").replace(/^\/+/, ""), questions.get("subdir"));
  checkSame("ref", named, questions.get("ref"));
  const reference = named || questions.get("ref") || "";
  checkSame("ref", reference, tag);
  if (tag && branch) throw new DockerfileError("branch conflicts with tag");
  checkSame("ref", reference, branch);
}

function checkSame(what: string, first: string, second: string | undefined): void {
  if (first === "" || !second || first === second) return;
  throw new DockerfileError(`${what} conflicts: ${quote(first)} vs ${quote(second)}`);
}

function withPrefix(prefix: string, name: string | undefined): string | undefined {
  return name === undefined || name.startsWith(prefix) ? name : prefix + name;
}
