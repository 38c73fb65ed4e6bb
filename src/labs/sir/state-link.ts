import { readParameter, type ParameterRule } from "../../core/epidemic/parameter.ts";
import { limitsOf, ruleOf } from "./limits.ts";
import { PARAMETERS, type ParameterKey } from "./parameters.ts";
import { CHOICES, FIRST_STATE, type ChoiceKey, type SirState } from "./state.ts";

/**
 * Writes a state as the part of an address behind "#": "#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=rk4".
 *
 * The number after "sir" is the version. Within a version, names keep their meaning for ever, and a new name means what the lab
 * did before it came whenever a link lacks it. So every link that was ever shared opens the same picture.
 */
export function writeStateLink(state: SirState): string {
  const words = new URLSearchParams({ sir: VERSION });
  for (const [word, key] of NUMBERS)
    if (FIRST_WORDS.has(word) || state[key] !== FIRST_STATE[key]) words.set(word, String(state[key]));
  for (const [word, key] of CHOSEN)
    if (key === "method" || state[key] !== FIRST_STATE[key]) words.set(word, state[key]);
  return `#${words}`;
}

/** Reads such a part of an address: a state, or what is wrong with it; neither if it is none of this lab's. */
export function readStateLink(hash: string): OpenedLink {
  if (!hash.startsWith("#sir=")) return {};
  try {
    return { state: readState(new Map(new URLSearchParams(hash.slice(1)))) };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return { problem: `This link cannot be opened. ${error.message} Here is R0 = 3.0 instead.` };
  }
}

export interface OpenedLink {
  readonly state?: SirState;
  /** Sentences for the reader. */
  readonly problem?: string;
}

const VERSION = "1";

/** What numbers are called in a link. */
const NUMBERS: ReadonlyMap<string, ParameterKey> = new Map([
  ["beta", "contactRate"],
  ["gamma", "recoveryRate"],
  ["infected", "initialInfected"],
  ["days", "days"],
  ["population", "population"],
  ["step", "step"],
]);

/** Always written, so that a reader sees what may be edited. */
const FIRST_WORDS: ReadonlySet<string> = new Set(["beta", "gamma", "infected", "days"]);

const CHOSEN: ReadonlyMap<string, ChoiceKey> = new Map([
  ["method", "method"],
  ["by", "basis"],
  ["unit", "unit"],
  ["axis", "scale"],
]);

/** Says in sentences for the reader why a link does not open. */
class LinkError extends Error {
  override readonly name = "LinkError";
}

function readState(words: ReadonlyMap<string, string>): SirState {
  const version = words.get("sir") ?? "";
  if (version !== VERSION) throw new LinkError(`It is of version “${shorten(version)}” of this lab, which is unknown.`);
  const strange = [...words.keys()].find((word) => word !== "sir" && !CHOSEN.has(word) && !NUMBERS.has(word));
  if (strange !== undefined) throw new LinkError(`It holds “${shorten(strange)}”, which this lab does not know.`);
  const numbers = [...NUMBERS].map(([word, key]) => [key, readNumber(words.get(word), key, ruleOf(key))] as const);
  const choices = [...CHOSEN].map(([word, key]) => [key, readChoice(words.get(word), word, key)] as const);
  const state: SirState = { ...FIRST_STATE, ...Object.fromEntries(numbers), ...Object.fromEntries(choices) };
  readNumber(words.get("infected"), "initialInfected", limitsOf("initialInfected", state));
  return state;
}

function readNumber(text: string | undefined, wanted: ParameterKey, rule: ParameterRule): number {
  const reading = readParameter(text ?? String(FIRST_STATE[wanted]), rule);
  if (reading.ok) return reading.value;
  const name = PARAMETERS.find(({ key }) => key === wanted)?.name ?? wanted;
  throw new LinkError(`${name}: ${reading.message}`);
}

function readChoice(text: string | undefined, word: string, key: ChoiceKey): string {
  const choices: readonly string[] = CHOICES[key];
  if (text === undefined) return FIRST_STATE[key];
  if (choices.includes(text)) return text;
  throw new LinkError(
    `Its ${word} “${shorten(text)}” is none of ${choices.map((choice) => `“${choice}”`).join(" and ")}.`,
  );
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
