/** What lies between the stars of a pattern. */
interface Part {
  readonly hasStar: boolean;
  readonly characters: readonly string[];
}

/**
 * Says whether the builder takes a text for a pattern: whether Go's filepath.Match refuses it when asked for ".".
 * It looks for errors only as far as that matches, from one star to the next: "[" is none, but "a*[" is taken.
 */
export function isGlob(pattern: string): boolean {
  if (!/[[\\]/.test(pattern)) return true;
  const parts = splitAtStars(pattern);
  let left = 1;
  for (const [index, { hasStar, characters }] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const here = matchPart(characters, left);
    if (here === undefined) return false;
    if (here === 0 || (here > 0 && !isLast)) left = here;
    else if (hasStar && left > 0 && matchPart(characters, 0) === 0) left = 0;
    else return true;
  }
  return true;
}

/** A star inside a class is none. */
function splitAtStars(pattern: string): Part[] {
  const parts: { hasStar: boolean; characters: string[] }[] = [];
  let [hasStar, characters]: [boolean, string[]] = [false, []];
  let isClass = false;
  for (const [character, escaped] of pattern.matchAll(/\\(.)|./gsu)) {
    if (character === "*" && !isClass) {
      if (characters.length > 0) parts.push({ hasStar, characters });
      [hasStar, characters] = [true, []];
      continue;
    }
    if (character === "[" || character === "]") isClass = character === "[";
    if (escaped === undefined) characters.push(character);
    else characters.push("\\", escaped);
  }
  return [...parts, { hasStar, characters }];
}

/**
 * Matches a part with ".", of which nothing may be left. Gives how much is left then, less than nothing when it does not
 * match, and undefined when it is malformed.
 */
function matchPart(part: readonly string[], length: number): number | undefined {
  let left = length;
  let matches = true;
  for (let at = 0; at < part.length; left -= 1) {
    const character = readOne(part, at);
    if (character === undefined) return undefined;
    matches &&= left > 0 && character.isDot;
    at = character.end;
  }
  return matches ? left : -1;
}

interface One {
  /** Whether it matches ".". */
  readonly isDot: boolean;
  readonly end: number;
}

/** Reads what stands for one character. */
function readOne(part: readonly string[], at: number): One | undefined {
  if (part[at] === "[") return readClass(part, at + 1);
  if (part[at] === "?") return { isDot: true, end: at + 1 };
  const character = part[at] === "\\" ? at + 1 : at;
  return character < part.length ? { isDot: part[character] === ".", end: character + 1 } : undefined;
}

/** Reads on behind the bracket that opens a class. It must have a member and be closed. */
function readClass(part: readonly string[], start: number): One | undefined {
  const isNegated = part[start] === "^";
  const first = isNegated ? start + 1 : start;
  let hasDot = false;
  let at = first;
  while (at === first || part[at] !== "]") {
    const low = readMember(part, at);
    const high = low && part[low.end] === "-" ? readMember(part, low.end + 1) : low;
    if (low === undefined || high === undefined) return undefined;
    hasDot ||= low.character <= "." && "." <= high.character;
    at = high.end;
  }
  return { isDot: hasDot !== isNegated, end: at + 1 };
}

/** Reads a character of a class; "]" and "-" need a backslash, and something must follow. */
function readMember(part: readonly string[], start: number): { character: string; end: number } | undefined {
  if (part[start] === "]" || part[start] === "-") return undefined;
  const at = part[start] === "\\" ? start + 1 : start;
  const character = part[at];
  return character === undefined || at + 1 === part.length ? undefined : { character, end: at + 1 };
}
