import { readParameter, type ParameterRule } from "../../core/epidemic/parameter.ts";
import { limitsOf, parameterOf } from "./limits.ts";
import type { ParameterKey } from "./parameters.ts";
import { CHOICES, FIRST_STATE, type ChoiceKey, type SirState } from "./state.ts";

/** Gives the words of a link that stand for a run and for how it is seen; what the lab opens with needs none. */
export function wordsOf(state: SirState): [word: string, value: string][] {
  const numbers = [...NUMBERS].filter(([word, key]) => FIRST_WORDS.has(word) || state[key] !== FIRST_STATE[key]);
  const choices = [...CHOSEN].filter(([, key]) => key === "method" || state[key] !== FIRST_STATE[key]);
  return [
    ...numbers.map(([word, key]): [string, string] => [word, String(state[key])]),
    ...choices.map(([word, key]): [string, string] => [word, state[key]]),
  ];
}

/**
 * Reads such words; a word that is not there means what the lab opens with.
 *
 * @throws LinkError if a word is unknown, or what it says is none of what the lab has.
 */
export function readWords(words: ReadonlyMap<string, string>): SirState {
  const strange = [...words.keys()].find((word) => !CHOSEN.has(word) && !NUMBERS.has(word));
  if (strange !== undefined) throw new LinkError(`It holds “${shorten(strange)}”, which this lab does not know.`);
  const numbers = [...NUMBERS].map(
    ([word, key]) => [key, readNumber(words.get(word), key, parameterOf(key).rule)] as const,
  );
  const choices = [...CHOSEN].map(([word, key]) => [key, readChoice(words.get(word), word, key)] as const);
  const state: SirState = { ...FIRST_STATE, ...Object.fromEntries(numbers), ...Object.fromEntries(choices) };
  for (const [word, text] of words) {
    const key = NUMBERS.get(word);
    if (key) readNumber(text, key, limitsOf(key, state));
  }
  return state;
}

/** Says in sentences for the reader why a link does not open. */
export class LinkError extends Error {
  override readonly name = "LinkError";
}

/** As much of a text as fits into a sentence. */
export function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

/** What numbers are called in a link. */
const NUMBERS: ReadonlyMap<string, ParameterKey> = new Map([
  ["beta", "contactRate"],
  ["gamma", "recoveryRate"],
  ["incubation", "incubationTime"],
  ["life", "lifeExpectancy"],
  ["infected", "initialInfected"],
  ["days", "days"],
  ["immune", "vaccinated"],
  ["from", "interventionFrom"],
  ["to", "interventionTo"],
  ["contacts", "interventionFactor"],
  ["population", "population"],
  ["step", "step"],
]);

/** Always written, so that a reader sees what may be edited. */
const FIRST_WORDS: ReadonlySet<string> = new Set(["beta", "gamma", "infected", "days"]);

const CHOSEN: ReadonlyMap<string, ChoiceKey> = new Map([
  ["model", "model"],
  ["intervention", "intervention"],
  ["method", "method"],
  ["by", "basis"],
  ["unit", "unit"],
  ["axis", "scale"],
  ["view", "view"],
]);

function readNumber(text: string | undefined, wanted: ParameterKey, rule: ParameterRule): number {
  const reading = readParameter(text ?? String(FIRST_STATE[wanted]), rule);
  if (reading.ok) return reading.value;
  throw new LinkError(`${parameterOf(wanted).name}: ${reading.message}`);
}

function readChoice(text: string | undefined, word: string, key: ChoiceKey): string {
  const choices: readonly string[] = CHOICES[key];
  if (text === undefined) return FIRST_STATE[key];
  if (choices.includes(text)) return text;
  throw new LinkError(
    `Its ${word} “${shorten(text)}” is none of ${listed.format(choices.map((choice) => `“${choice}”`))}.`,
  );
}

const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });
