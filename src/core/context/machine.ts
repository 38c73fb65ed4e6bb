import { SLASH, type Instruction, type Program, type Side } from "./program.ts";

/** A place in a text, and how far some programs have come there. */
export interface Place {
  /** The steps that come next, in any order, and perhaps twice. Without one, no text that goes on from here is accepted. */
  readonly positions: readonly number[];
  readonly before: Side;
}

const ACCEPT = { op: "accept" } as const;
type Step = Instruction | typeof ACCEPT;

/** Runs programs, character by character and without ever going back. */
export class Machine {
  readonly #steps: Step[] = [];
  /** Whether a step leads to the end by other characters than slashes. */
  readonly #isNear: boolean[] = [];
  /** In which round a step was last reached, so that none is followed twice. */
  readonly #reached: number[] = [];
  #round = 0;

  /** Adds a program, and gives the position of its first step. */
  add(program: Program): number {
    const first = this.#steps.length;
    for (const instruction of program) this.#steps.push(instruction);
    this.#steps.push(ACCEPT);
    for (let position = this.#steps.length - 1; position >= first; position -= 1) {
      this.#isNear[position] = this.#leadsNear(position);
      this.#reached[position] = 0;
    }
    return first;
  }

  /** Goes on from a place with one character. */
  take({ positions, before }: Place, code: number): Place {
    const after = isWord(code) ? "word" : "other";
    const next: number[] = [];
    for (const position of this.#follow(positions, before, after)) {
      const step = this.#steps[position];
      if (step === undefined || !takes(step, code)) continue;
      next.push(typeof step === "object" && step.op === "any" ? position : position + 1);
    }
    return { positions: next, before: after };
  }

  /** Whether a text that ends here is accepted. */
  isAccepted({ positions, before }: Place): boolean {
    return this.#follow(positions, before, "edge").some((position) => this.#steps[position] === ACCEPT);
  }

  /** Whether a text that goes on from here without a slash, or ends here, may be accepted. */
  isNear({ positions }: Place): boolean {
    return positions.some((position) => this.#isNear[position]);
  }

  /** Gives the steps that take a character or accept, of those that some lead to without taking one. */
  #follow(positions: readonly number[], before: Side, after: Side): number[] {
    const found: number[] = [];
    const open = Array.from(positions);
    this.#round += 1;
    for (let position = open.pop(); position !== undefined; position = open.pop()) {
      const step = this.#steps[position];
      if (step === undefined || this.#reached[position] === this.#round) continue;
      this.#reached[position] = this.#round;
      for (const jump of jumpsOf(step, before, after)) open.push(position + jump);
      if (isStop(step)) found.push(position);
    }
    return found;
  }

  #leadsNear(position: number): boolean {
    const step = this.#steps[position];
    if (step === ACCEPT || step === SLASH) return step === ACCEPT;
    const over = typeof step === "object" && step.op === "skip" ? step.over : 0;
    return this.#isNear[position + 1] === true || this.#isNear[position + 1 + over] === true;
  }
}

/** How far a step leads on without taking a character. */
function jumpsOf(step: Step, before: Side, after: Side): readonly number[] {
  if (typeof step === "number") return [];
  if (step.op === "skip") return [1, 1 + step.over];
  return step.op === "any" || (step.op === "assert" && step.holds(before, after)) ? [1] : [];
}

/** Whether a step takes characters, or accepts. */
function isStop(step: Step): boolean {
  return typeof step === "number" || (step.op !== "skip" && step.op !== "assert");
}

function takes(step: Step, code: number): boolean {
  return typeof step === "number" ? step === code : "test" in step && step.test(code);
}

function isWord(code: number): boolean {
  return /\w/.test(String.fromCodePoint(code));
}
