import type { SirState } from "./state.ts";

/** A run that the reader keeps beside the one that the form describes. */
export interface Pin {
  /** What the reader calls it, at most 40 characters; an empty one leaves it to `titleOfPin`. */
  readonly name: string;
  readonly run: PinnedRun;
}

/** What makes a run, without how the reader sets and sees it. */
export type PinnedRun = Omit<SirState, "basis" | "unit" | "scale" | "view">;

/** As many as the picture can hold. */
export const MOST_PINS = 4;

/** What stands at a pinned curve, in the order of the pins. */
export const LETTERS = ["A", "B", "C", "D"] as const;

/** Keeps the run of a state under a name that says what it is, told apart from those that are there. */
export function pinOf(state: SirState, others: readonly Pin[]): Pin {
  const run = runOf(state);
  const plain = describeRun(run);
  const taken = new Set(others.map(titleOfPin));
  const names = [plain, ...others.map((_, n) => `${plain} (${n + 2})`)];
  return { name: names.find((name) => !taken.has(name)) ?? plain, run };
}

/** Leaves out how the reader sets and sees a run. */
export function runOf(state: SirState): PinnedRun {
  const { basis: _basis, unit: _unit, scale: _scale, view: _view, ...run } = state;
  return run;
}

/** What a pin is called: by the reader, or else by what it is. */
export function titleOfPin({ name, run }: Pin): string {
  return name.trim() === "" ? describeRun(run) : name;
}

/** Makes any text a name: one line of at most 40 characters. */
export function nameFrom(text: string): string {
  const line = text.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
  return Array.from(line).slice(0, MOST_CHARACTERS).join("");
}

/** The same run by the other method, so that the two can be compared. */
export function otherMethod<Run extends Pick<SirState, "method">>(run: Run): Run {
  return { ...run, method: run.method === "euler" ? "rk4" : "euler" };
}

/** What methods are called. */
export const METHOD_NAMES: Readonly<Record<SirState["method"], string>> = { rk4: "RK4", euler: "Euler" };

export const MOST_CHARACTERS = 40;

/** "R0 = 3.0, RK4", "R0 = 2.0, Euler, step 0.5". */
function describeRun({ contactRate, recoveryRate, method, step }: PinnedRun): string {
  const r0 = decimals.format(contactRate / recoveryRate);
  return `R0 = ${r0}, ${METHOD_NAMES[method]}${method === "euler" ? `, step ${step}` : ""}`;
}

const decimals = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 2 });
