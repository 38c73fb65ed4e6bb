import { Automaton, type State } from "./automaton.ts";
import { BAD_PATTERN, IgnoreError } from "./ignore-error.ts";
import { folderOf } from "./path.ts";
import { readPatterns, type Meaning, type Pattern } from "./pattern.ts";

/** What becomes of a path. */
export interface Decision {
  /** Whether it is to be left out. */
  readonly isIgnored: boolean;
  /** The last pattern that matched, which is the one that decided. */
  readonly decidedBy: Pattern | undefined;
}

/** A pattern that may still decide on what is in a folder. */
interface Candidate {
  readonly pattern: Pattern;
  /** Whether it matched the folder or one above it. One that could change nothing there was not asked. */
  readonly isMatched: boolean;
  /** How far it has come in the paths of what the folder holds. */
  readonly state: State;
}

/** A folder that was reached from the root of a tree. */
export interface Visit extends Decision {
  /** In the order of the patterns. */
  readonly candidates: readonly Candidate[];
}

/** Matches paths against an ordered list of patterns as moby's patternmatcher: the last one that matches decides. */
export class PatternMatcher {
  readonly patterns: readonly Pattern[];
  /** The root of the tree, in which all visits begin. */
  readonly root: Visit;
  readonly #automaton: Automaton;

  /** @throws IgnoreError when one of the texts is no pattern. */
  constructor(patterns: readonly string[]) {
    this.patterns = readPatterns(patterns);
    this.#automaton = new Automaton();
    const states = new Map<Meaning, State>();
    const candidates = this.patterns.map((pattern) => {
      const state = states.get(pattern.meaning) ?? this.#automaton.add(pattern.meaning.programs);
      states.set(pattern.meaning, state);
      return { pattern, isMatched: false, state };
    });
    this.root = { isIgnored: false, decidedBy: undefined, candidates };
  }

  /**
   * Says whether a path, or a folder above it, is matched, whatever else is in the tree (MatchesOrParentMatches).
   * @throws IgnoreError when a pattern that has to be asked turns out to be none.
   */
  matches(path: string): boolean {
    const candidates = mark(this.root.candidates, this.#matchFolders(folderOf(path)));
    const text = path.toWellFormed();
    const accepts = ({ state }: Candidate) => this.#automaton.isAccepted(this.#automaton.advance(state, text));
    return resolve(candidates, accepts).isIgnored;
  }

  /**
   * Decides on a file of a folder by its name (MatchesUsingParentResults).
   * @throws IgnoreError when a pattern that has to be asked turns out to be none.
   */
  decide({ candidates }: Visit, name: string): Decision {
    const text = name.toWellFormed();
    return resolve(
      candidates,
      ({ pattern, state }) => text.endsWith(pattern.meaning.ending) && this.#automaton.acceptsName(state, text),
    );
  }

  /**
   * Decides on a folder of a folder, and gives what is to be known in it.
   * @throws IgnoreError when a pattern that has to be asked turns out to be none.
   */
  enter(folder: Visit, name: string): Visit {
    const reached = this.#advance(folder.candidates, name);
    const matched = new Set<Pattern>();
    const decision = resolve(reached, ({ state }) => this.#automaton.isAccepted(state), matched);
    return { ...decision, candidates: this.#advance(mark(reached, matched), "/") };
  }

  /** Goes on with the candidates over a text, and leaves out those that can decide nothing more. */
  #advance(candidates: readonly Candidate[], text: string): Candidate[] {
    const wellFormed = text.toWellFormed();
    const advanced: Candidate[] = [];
    for (const { pattern, isMatched, state: from } of candidates) {
      const state = this.#automaton.advance(from, wellFormed);
      if (isMatched || isBroken(pattern) || this.#automaton.isAlive(state))
        advanced.push({ pattern, isMatched, state });
    }
    return advanced;
  }

  /** Gives the patterns that match a folder or one above it; "." is the root of the tree, which none matches. */
  #matchFolders(folder: string): Set<Pattern> {
    const matched = new Set<Pattern>();
    let reached = this.root.candidates;
    for (const [depth, name] of folder === "." ? [] : folder.split("/").entries()) {
      reached = this.#advance(reached, depth === 0 ? name : `/${name}`);
      for (const { pattern, state } of reached) if (this.#automaton.isAccepted(state)) matched.add(pattern);
    }
    return matched;
  }
}

/** Notes which candidates matched. */
function mark(candidates: readonly Candidate[], matched: ReadonlySet<Pattern>): Candidate[] {
  return candidates.map(({ pattern, state }) => ({ pattern, state, isMatched: matched.has(pattern) }));
}

/**
 * Asks the candidates in their order, but for those that would change nothing.
 * @param matched Takes the patterns that matched, now or before.
 */
function resolve(
  candidates: readonly Candidate[],
  accepts: (candidate: Candidate) => boolean,
  matched?: Set<Pattern>,
): Decision {
  let decidedBy: Pattern | undefined;
  let isIgnored = false;
  for (const candidate of candidates) {
    const { pattern, isMatched } = candidate;
    if (!isMatched && pattern.isException !== isIgnored) continue;
    if (!isMatched && isBroken(pattern)) throw new IgnoreError(BAD_PATTERN, pattern.index);
    if (!isMatched && !accepts(candidate)) continue;
    matched?.add(pattern);
    decidedBy = pattern;
    isIgnored = !pattern.isException;
  }
  return { isIgnored, decidedBy };
}

/** Whether the builder refuses a pattern as soon as it asks for a path. */
function isBroken({ meaning }: Pattern): boolean {
  return meaning.programs.length === 0;
}
