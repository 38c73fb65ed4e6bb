import { append, ShellError } from "./shell-error.ts";

/**
 * Gives what `${value#pattern}` leaves: the value without the shortest start that the pattern matches, or without the
 * longest for `##`. `*` stands for any letters, `?` for one; neither for a line's end.
 * Throws a ShellError for an escaped letter that needs no escape.
 */
export function trimPrefix(pattern: string, value: string, longest: boolean): string {
  const letters = Array.from(value);
  const found = search(readPattern(pattern), letters, { from: 0, anchored: true, longest });
  return found ? letters.slice(found.end).join("") : value;
}

/** Gives what `${value%pattern}` leaves, or `%%` if the longest end is to go. Throws as `trimPrefix` does. */
export function trimSuffix(pattern: string, value: string, longest: boolean): string {
  return reverse(trimPrefix(reversePattern(pattern), reverse(value), longest));
}

/** Gives `${value/pattern/replacement}`. Throws as `trimPrefix` does. */
export function replaceFirst(pattern: string, value: string, replacement: string): string {
  const letters = Array.from(value);
  const found = search(readPattern(pattern), letters, { from: 0, anchored: false, longest: true });
  if (!found) return value;
  return letters.slice(0, found.start).join("") + replacement + letters.slice(found.end).join("");
}

/** Gives `${value//pattern/replacement}`. Throws as `trimPrefix` does. */
export function replaceAll(pattern: string, value: string, replacement: string): string {
  const [steps, letters] = [readPattern(pattern), Array.from(value)];
  let [result, copied, from] = ["", 0, 0];
  while (from <= letters.length) {
    const found = search(steps, letters, { from, anchored: false, longest: true });
    if (!found) break;
    const { start, end } = found;
    result = append(result, letters.slice(copied, start).join(""));
    if (end > copied || start === 0) {
      result = append(result, fillTemplate(replacement, letters.slice(start, end).join("")));
    }
    copied = end;
    from = Math.max(from + 1, end);
  }
  return result + letters.slice(copied).join("");
}

/** One step of a pattern: any letters, any one letter, or this letter. */
type Step = { readonly any: "many" | "one" } | { readonly letter: string };

function readPattern(pattern: string): Step[] {
  const letters = Array.from(pattern);
  const steps: Step[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? "";
    if (letter === "*") steps.push({ any: "many" });
    else if (letter === "?") steps.push({ any: "one" });
    else if (letter !== "\\") steps.push({ letter });
    else if (!isIn("}/", letters[at + 1])) steps.push({ letter: escapedLetter(pattern, letters[++at]) });
  }
  return steps;
}

function escapedLetter(pattern: string, letter: string | undefined): string {
  if (letter !== undefined && isIn("*?\\", letter)) return letter;
  throw new ShellError(`invalid pattern (${pattern}) in substitution: invalid escape '\\${letter ?? "\ufffd"}'`);
}

function isIn(letters: string, letter: string | undefined): boolean {
  return letter !== undefined && letters.includes(letter);
}

interface Found {
  readonly start: number;
  readonly end: number;
}

interface SearchRule {
  readonly from: number;
  /** Whether the match must begin at `from`. */
  readonly anchored: boolean;
  readonly longest: boolean;
}

/**
 * Finds the first match by following all ways through the pattern at once, letter by letter, so that no pattern takes
 * more than its length times the text's. `ways[n]` is where the earliest match began that has taken n steps.
 */
function search(steps: readonly Step[], letters: readonly string[], rule: SearchRule): Found | undefined {
  let ways: (number | undefined)[] = [];
  let found: Found | undefined;
  for (let at = rule.from; at <= letters.length; at += 1) {
    if (!found && (at === rule.from || !rule.anchored)) ways[0] ??= at;
    skipStars(steps, ways);
    const start = ways[steps.length];
    if (start !== undefined && (!found || start <= found.start)) found = { start, end: at };
    if (found && !rule.longest) return found;
    const limit = found?.start ?? Number.POSITIVE_INFINITY;
    ways = advance(steps, ways, letters[at], limit);
    if (ways.length === 0 && (found || rule.anchored)) return found;
  }
  return found;
}

/** `*` may stand for nothing, so a way before it is also one behind it. */
function skipStars(steps: readonly Step[], ways: (number | undefined)[]): void {
  for (const [index, step] of steps.entries()) {
    const start = ways[index];
    if (start !== undefined && isStar(step)) ways[index + 1] = Math.min(start, ways[index + 1] ?? start);
  }
}

function advance(
  steps: readonly Step[],
  ways: readonly (number | undefined)[],
  letter: string | undefined,
  limit: number,
): (number | undefined)[] {
  const next: (number | undefined)[] = [];
  if (letter === undefined) return next;
  for (const [index, step] of steps.entries()) {
    const start = ways[index];
    if (start === undefined || start > limit || !takes(step, letter)) continue;
    const target = isStar(step) ? index : index + 1;
    next[target] = Math.min(start, next[target] ?? start);
  }
  return next;
}

function isStar(step: Step): boolean {
  return "any" in step && step.any === "many";
}

function takes(step: Step, letter: string): boolean {
  return "any" in step ? letter !== "\n" : step.letter === letter;
}

function reverse(text: string): string {
  return Array.from(text).toReversed().join("");
}

/** Turns a pattern round; an escaped letter stays behind its backslash. */
function reversePattern(pattern: string): string {
  return Array.from(pattern.match(/\\[^]|[^]/gu) ?? [])
    .toReversed()
    .join("");
}

/** Fills in `$0`; the builder replaces by regular expression, so `$1`, `$name` and `${name}` are groups, and empty. */
function fillTemplate(template: string, match: string): string {
  return template.replaceAll(/\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu, (whole, braced, plain) => {
    if (whole === "$$") return "$";
    return (braced ?? plain) === "0" ? match : "";
  });
}
