import { readParameter } from "../../core/epidemic/parameter.ts";
import { PARAMETERS, type ParameterKey } from "./parameters.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

/**
 * Writes a state as the part of an address behind "#": "#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=rk4".
 *
 * The number after "sir" is the version. Within a version, names keep their meaning for ever, and a new name means what the lab
 * did before it came whenever a link lacks it. So every link that was ever shared opens the same picture.
 */
export function writeStateLink(state: SirState): string {
  const words = new URLSearchParams({ sir: VERSION });
  for (const [word, key] of NUMBERS) words.set(word, String(state[key]));
  words.set("method", state.method);
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
]);

/** Says in sentences for the reader why a link does not open. */
class LinkError extends Error {
  override readonly name = "LinkError";
}

function readState(words: ReadonlyMap<string, string>): SirState {
  const version = words.get("sir") ?? "";
  if (version !== VERSION) throw new LinkError(`It is of version “${shorten(version)}” of this lab, which is unknown.`);
  const strange = [...words.keys()].find((word) => word !== "sir" && word !== "method" && !NUMBERS.has(word));
  if (strange !== undefined) throw new LinkError(`It holds “${shorten(strange)}”, which this lab does not know.`);
  const numbers = [...NUMBERS].map(([word, key]) => [key, readNumber(words.get(word), key)] as const);
  return { ...FIRST_STATE, ...Object.fromEntries(numbers), method: readMethod(words.get("method")) };
}

function readNumber(text: string | undefined, wanted: ParameterKey): number {
  const parameter = PARAMETERS.find(({ key }) => key === wanted);
  if (text === undefined || !parameter) return FIRST_STATE[wanted];
  const reading = readParameter(text, parameter.rule);
  if (!reading.ok) throw new LinkError(`${parameter.name}: ${reading.message}`);
  return reading.value;
}

function readMethod(text: string | undefined): SirState["method"] {
  if (text === undefined) return FIRST_STATE.method;
  if (text === "rk4" || text === "euler") return text;
  throw new LinkError(`Its method “${shorten(text)}” is none of “rk4” and “euler”.`);
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
