import { parseDirective } from "./directive.ts";
import { attempt, DockerfileError } from "./error.ts";
import type { Rule } from "./report.ts";
import { cut, parseBool, quote, trimSpace } from "./text.ts";

/** What `# check=…` asks for. */
export interface CheckOptions {
  readonly skip: RuleSet;
  readonly experimental: RuleSet;
  /** Whether a finding makes the build fail. */
  readonly error: boolean;
}

/** Rules by name, which may be none that exist, or all. */
export interface RuleSet {
  readonly all: boolean;
  readonly names: ReadonlySet<string>;
}

/** Rules that are off until they are asked for. */
const EXPERIMENTAL: ReadonlySet<string> = new Set<Rule>(["InvalidDefinitionDescription"]);

/**
 * Reads "skip=A,B;error=true;experimental=all". Throws a DockerfileError for options that do not exist.
 * BuildKit: `ParseLintOptions` in `frontend/dockerfile/linter/linter.go`.
 */
export function readCheckOptions(text: string): CheckOptions {
  let [skip, experimental, error] = [NO_RULES, NO_RULES, false];
  for (const part of trimSpace(text) === "" ? [] : splitThree(trimSpace(text))) {
    const [name, value] = cut(part, "=");
    if (value === undefined) throw new DockerfileError(`invalid check option ${quote(part)}`);
    const key = trimSpace(name);
    if (key === "skip") skip = readRules(value, skip);
    else if (key === "experimental") experimental = readRules(value, experimental);
    else if (key === "error") error = readError(part, trimSpace(value));
    else throw new DockerfileError(`invalid check option ${quote(key)}`);
  }
  return { skip, experimental, error };
}

const NO_RULES: RuleSet = { all: false, names: new Set() };

/** Splits at the first two semicolons. */
function splitThree(text: string): string[] {
  const [first = "", second, ...rest] = text.split(";");
  return [first, ...(second === undefined ? [] : [second]), ...(rest.length > 0 ? [rest.join(";")] : [])];
}

/** The last list counts, but "all" stays. */
function readRules(value: string, before: RuleSet): RuleSet {
  const written = trimSpace(value);
  if (written === "all") return { all: true, names: before.names };
  return { all: before.all, names: new Set(written.split(",").map(trimSpace)) };
}

function readError(part: string, value: string): boolean {
  const truth = parseBool(value);
  if (truth !== undefined) return truth;
  throw new DockerfileError(
    `failed to parse check option ${quote(part)}: strconv.ParseBool: parsing ${quote(value)}: invalid syntax`,
  );
}

/** Gives the options with those added that the first `# check=…` among the comments asks for, if it can be read. */
export function withComments(options: CheckOptions, comments: readonly string[]): CheckOptions {
  const check = comments.map(parseDirective).find((directive) => directive?.name === "check");
  if (!check) return options;
  const added = attempt(() => readCheckOptions(cut(check.value, " ")[0]));
  return {
    skip: unite(options.skip, added?.skip),
    experimental: unite(options.experimental, added?.experimental),
    error: options.error,
  };
}

function unite(first: RuleSet, second: RuleSet = NO_RULES): RuleSet {
  return { all: first.all || second.all, names: new Set([...first.names, ...second.names]) };
}

/** Whether a rule is to be heard. Skipping does not concern rules that were asked for. */
export function isOn(rule: Rule, { skip, experimental }: CheckOptions): boolean {
  if (EXPERIMENTAL.has(rule)) return experimental.all || experimental.names.has(rule);
  return !(skip.all || skip.names.has(rule));
}
