import { basicReproductionOf } from "../../core/epidemic/reproduction.ts";
import { fitting } from "./limits.ts";
import { modelOf } from "./model.ts";
import type { RunState, SirState } from "./state.ts";

/** A run that the reader keeps beside the one that the form describes. */
export interface Pin {
  /** What the reader calls it, at most 40 characters; an empty one leaves it to `titleOfPin`. */
  readonly name: string;
  readonly run: PinnedRun;
}

export type PinnedRun = RunState;

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
export function otherMethod<Run extends RunState>(run: Run): Run {
  return fitting({ ...run, method: run.method === "euler" ? "rk4" : "euler" });
}

/** What methods are called. */
export const METHOD_NAMES: Readonly<Record<SirState["method"], string>> = {
  rk4: "RK4",
  euler: "Euler",
  "dormand-prince": "adaptive",
};

const MODEL_NAMES: Readonly<Record<SirState["model"], string>> = {
  sir: "",
  seir: ", SEIR",
  "sir-demography": ", births",
};

export const MOST_CHARACTERS = 40;

/** "R0 = 3.0, RK4", "R0 = 2.0, Euler, step 0.5". */
function describeRun(run: PinnedRun): string {
  const { model, vaccinated, intervention, method, step } = run;
  const r0 = decimals.format(basicReproductionOf(modelOf(run)));
  const immune = vaccinated > 0 ? `, ${decimals.format(vaccinated)} % immune` : "";
  const contacts = intervention === "on" ? `, contacts × ${run.interventionFactor}` : "";
  const steps = method === "euler" ? `, step ${step}` : "";
  const name = `R0 = ${r0}${MODEL_NAMES[model]}${immune}${contacts}, ${METHOD_NAMES[method]}${steps}`;
  return name.slice(0, MOST_CHARACTERS - " (2)".length);
}

const decimals = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 2 });
