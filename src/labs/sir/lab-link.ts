import { readParameter, type ParameterRule } from "../../core/epidemic/parameter.ts";
import { ERROR_STEP_RULE, FIRST_LAB_STATE, SEED_RULE, type LabState } from "./lab-state.ts";
import { LETTERS, MOST_CHARACTERS, MOST_PINS, nameFrom, runOf, type Pin } from "./pin.ts";
import { LinkError, readWords, shorten, wordsOf } from "./state-link.ts";
import { FIRST_STATE } from "./state.ts";

/**
 * Writes the state of the lab as the part of an address behind "#":
 * "#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=rk4&pin1=Before&pin1.beta=0.2".
 *
 * The number after "sir" is the version. Within a version, names keep their meaning for ever, and a new name means what the lab
 * did before it came whenever a link lacks it. So every link that was ever shared opens the same picture.
 */
export function writeLink({ shown, pins, errorStep, chance }: LabState): string {
  const words = new URLSearchParams({ sir: VERSION });
  for (const [word, value] of wordsOf(shown)) words.set(word, value);
  if (errorStep !== FIRST_LAB_STATE.errorStep) words.set("errors", String(errorStep));
  if (chance.seed !== FIRST_LAB_STATE.chance.seed) words.set("seed", String(chance.seed));
  if (chance.isShown) words.set("band", "shown");
  for (const [n, { name, run }] of pins.entries()) {
    words.set(`pin${n + 1}`, name);
    for (const [word, value] of wordsOf({ ...FIRST_STATE, ...run })) words.set(`pin${n + 1}.${word}`, value);
  }
  return `#${words}`;
}

/** Reads such a part of an address: a state, or what is wrong with it; neither if it is none of this lab's. */
export function readLink(hash: string): OpenedLink {
  if (!hash.startsWith("#sir=")) return {};
  try {
    return { state: readState(wordsIn(hash)) };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return { problem: `This link cannot be opened. ${error.message} Here is R0 = 3.0 instead.` };
  }
}

export interface OpenedLink {
  readonly state?: LabState;
  /** Sentences for the reader. */
  readonly problem?: string;
}

const VERSION = "1";
const PIN_WORD = /^pin([1-9])(?:\.(.+))?$/;

function wordsIn(hash: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const [word, value] of new URLSearchParams(hash.slice(1))) {
    if (words.has(word)) throw new LinkError(`It holds “${shorten(word)}” more than once.`);
    words.set(word, value);
  }
  return words;
}

function readState(words: Map<string, string>): LabState {
  const version = words.get("sir") ?? "";
  if (version !== VERSION) throw new LinkError(`It is of version “${shorten(version)}” of this lab, which is unknown.`);
  words.delete("sir");
  const errorStep = readNumber(words, "errors", { name: "Step to compare", rule: ERROR_STEP_RULE });
  const seed = readNumber(words, "seed", { name: "Seed", rule: SEED_RULE });
  const isShown = readBand(words);
  const pins = readPins(words);
  return {
    shown: readWords(words),
    pins,
    errorStep: errorStep ?? FIRST_LAB_STATE.errorStep,
    chance: { seed: seed ?? FIRST_LAB_STATE.chance.seed, isShown },
  };
}

/** Takes a number out of the words; undefined if it is not there. */
function readNumber(words: Map<string, string>, word: string, { name, rule }: NamedRule): number | undefined {
  const text = words.get(word);
  words.delete(word);
  if (text === undefined) return undefined;
  const reading = readParameter(text, rule);
  if (reading.ok) return reading.value;
  throw new LinkError(`${name}: ${reading.message}`);
}

interface NamedRule {
  readonly name: string;
  readonly rule: ParameterRule;
}

function readBand(words: Map<string, string>): boolean {
  const text = words.get("band");
  words.delete("band");
  if (text !== undefined && text !== "shown") throw new LinkError(`Its band “${shorten(text)}” is not “shown”.`);
  return text === "shown";
}

/** Takes the words of pins out of the others. */
function readPins(words: Map<string, string>): Pin[] {
  const found = new Map<number, Map<string, string>>();
  for (const [word, value] of new Map(words)) {
    const [, number, inner = ""] = PIN_WORD.exec(word) ?? [];
    if (number === undefined) continue;
    words.delete(word);
    const pin = found.get(Number(number)) ?? new Map<string, string>();
    found.set(Number(number), pin.set(inner, value));
  }
  if (found.size > MOST_PINS) throw new LinkError(`It holds ${found.size} pinned scenarios; at most ${MOST_PINS} fit.`);
  return [...found].toSorted(([a], [b]) => a - b).map(([, pinWords], n) => readPin(pinWords, LETTERS[n] ?? ""));
}

function readPin(words: Map<string, string>, letter: string): Pin {
  const name = words.get("") ?? "";
  words.delete("");
  if (nameFrom(name) !== name)
    throw new LinkError(`The name of its pinned scenario ${letter} is longer than ${MOST_CHARACTERS} characters.`);
  try {
    return { name, run: runOf(readWords(words)) };
  } catch (error) {
    if (error instanceof LinkError) throw new LinkError(`In its pinned scenario ${letter}: ${error.message}`);
    throw error;
  }
}
