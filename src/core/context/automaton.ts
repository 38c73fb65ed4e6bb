import { Machine, type Place } from "./machine.ts";
import type { Program } from "./program.ts";

/** Where a text stands: a number that only its automaton can read, to be kept and gone on from. */
export type State = number;

const ACCEPTED = 1;
const NEAR = 2;
const ASCII = 128;
const OTHERS = 0x11_0000;
/** How many states have a row of their own, of how many positions, and how many transitions are kept beside the rows. */
const MOST_ROWS = 30_000;
const MOST_POSITIONS = 200;
const MOST_OTHERS = 1_000_000;
/** Where a text stands for a moment when no more states are made. It has an empty row. */
const PASSING: State = 0;
const NOWHERE: Place = { positions: [], before: "edge" };

/**
 * Remembers where texts led in programs. States are made when a text first needs them, up to a limit: a text takes at
 * most its own length times that of the programs, and mostly one look-up for each character.
 */
export class Automaton {
  readonly #machine = new Machine();
  readonly #numbers = new Map<string, State>();
  readonly #places: Place[] = [NOWHERE];
  readonly #flags: number[] = [0];
  /** A row for each state: where it leads with each character of ASCII, or zero as long as nobody asked. */
  #rows = new Int32Array(64 * ASCII);
  /** The same for all other characters. */
  readonly #others = new Map<number, State>();

  /** Adds programs, and gives the state in which a text begins that one of them should take. */
  add(programs: readonly Program[]): State {
    return this.#number({ positions: programs.map((program) => this.#machine.add(program)), before: "edge" });
  }

  /** Goes on from a state over a text, which must be well formed. */
  advance(from: State, text: string): State {
    let state = from;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at += 1;
      state = this.#next(state, code) || this.#step(state, code);
    }
    return state === PASSING ? this.#make(this.#placeOf(state)) : state;
  }

  /** Whether a text is accepted that goes on from a state with a name, in which there is no slash, and ends there. */
  acceptsName(from: State, name: string): boolean {
    let state = from;
    for (let at = 0; at < name.length; at += 1) {
      if (this.#flags[state] === 0) return false;
      const code = name.codePointAt(at) ?? 0;
      if (code > 0xffff) at += 1;
      state = this.#next(state, code) || this.#step(state, code);
    }
    return this.isAccepted(state);
  }

  /** Whether a text is accepted that ends in a state. */
  isAccepted(state: State): boolean {
    return ((this.#flags[state] ?? 0) & ACCEPTED) !== 0;
  }

  /** Whether any text may be accepted that goes on from a state. */
  isAlive(state: State): boolean {
    return this.#placeOf(state).positions.length > 0;
  }

  /** Where a character leads, if that is remembered. */
  #next(state: State, code: number): State | undefined {
    return code < ASCII ? this.#rows[state * ASCII + code] : this.#others.get(state * OTHERS + code);
  }

  /** Finds out where a character leads, and remembers it. */
  #step(from: State, code: number): State {
    const place = this.#machine.take(this.#placeOf(from), code);
    const to = this.#find(place);
    if (to === PASSING) this.#write(PASSING, place);
    else if (from !== PASSING) this.#remember(from, code, to);
    return to;
  }

  #find(place: Place): State {
    if (place.positions.length > MOST_POSITIONS) return PASSING;
    const isFull = this.#places.length >= MOST_ROWS;
    return isFull ? (this.#numbers.get(keyOf(place)) ?? PASSING) : this.#make(place);
  }

  #remember(from: State, code: number, to: State): void {
    if (code < ASCII) {
      // A state that was made beyond the limit has no row, and nothing is written.
      this.#rows[from * ASCII + code] = to;
      return;
    }
    if (this.#others.size === MOST_OTHERS) this.#others.clear();
    this.#others.set(from * OTHERS + code, to);
  }

  /** Gives the number of a place; makes one, whatever the limit, where there is none. */
  #make(place: Place): State {
    const key = keyOf(place);
    const state = this.#numbers.get(key) ?? this.#number(place);
    this.#numbers.set(key, state);
    return state;
  }

  /** Gives a new number to a place that has none. */
  #number(place: Place): State {
    const state = this.#places.length;
    this.#write(state, place);
    if (state < MOST_ROWS) this.#makeRows(state + 1);
    return state;
  }

  #write(state: State, place: Place): void {
    this.#places[state] = place;
    this.#flags[state] = (this.#machine.isAccepted(place) ? ACCEPTED : 0) | (this.#machine.isNear(place) ? NEAR : 0);
  }

  #makeRows(count: number): void {
    if (count * ASCII <= this.#rows.length) return;
    const rows = new Int32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
  }

  #placeOf(state: State): Place {
    return this.#places[state] ?? NOWHERE;
  }
}

function keyOf({ positions, before }: Place): string {
  const sorted = Array.from(new Set(positions)).toSorted((a, b) => a - b);
  return `${before} ${sorted.join(" ")}`;
}
