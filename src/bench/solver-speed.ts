import { createRequire } from "node:module";
import { sample, type DenseSolution } from "../core/epidemic/adaptive.ts";
import { solveExactly } from "../core/epidemic/method-error.ts";
import { solveEpidemic } from "../core/epidemic/solution.ts";
import { SAMPLE_EPIDEMIC } from "../core/epidemic/sample-epidemic.ts";

/** What a solver takes for a SIR epidemic of 220 days with a value every 0.05 days, and how far it is off at most. */
export interface SolverSpeed {
  /** The median of many runs. */
  readonly milliseconds: number;
  /** The largest difference from the exact solution in the number of infected, in people of 10,000. */
  readonly error: number;
}

/** Lets our methods and the package odex do the same work, in turn, so that a busy machine is as busy for each. */
export function measureSolvers(now: () => number = () => performance.now()): Record<SolverName, SolverSpeed> {
  const exact = solveExactly(SAMPLE_EPIDEMIC, DAYS);
  const solvers: Record<SolverName, () => ArrayLike<number>> = {
    rk4: () => solve("rk4"),
    adaptive: () => solve("dormand-prince"),
    odex: solveByOdex,
  };
  const times: Record<SolverName, number[]> = { rk4: [], adaptive: [], odex: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of NAMES) {
      const start = now();
      solvers[name]();
      if (round >= WARM_UP) times[name].push(now() - start);
    }
  }
  const speed = (name: SolverName): SolverSpeed => ({
    milliseconds: times[name].toSorted((first, second) => first - second)[Math.floor(times[name].length / 2)] ?? NaN,
    error: errorOf(solvers[name](), exact),
  });
  return { rk4: speed("rk4"), adaptive: speed("adaptive"), odex: speed("odex") };
}

type SolverName = (typeof NAMES)[number];
const NAMES = ["rk4", "adaptive", "odex"] as const;

const WARM_UP = 60;
const ROUNDS = 161;
const DAYS = 220;
const STEP = 0.05;
const TIME = Float64Array.from({ length: DAYS / STEP + 1 }, (_, index) => (index * DAYS) / (DAYS / STEP));
const START = [9900, 100, 0];

function solve(method: "rk4" | "dormand-prince"): ArrayLike<number> {
  return solveEpidemic(SAMPLE_EPIDEMIC, { days: DAYS, step: STEP, method }).columns[1] ?? [];
}

/** With the largest power of ten as tolerance with which it is as exact as 4,400 steps of RK4. */
function solveByOdex(): ArrayLike<number> {
  const { population, contactRate, recoveryRate } = SAMPLE_EPIDEMIC;
  const solver = new Solver(3);
  solver.denseOutput = true;
  solver.absoluteTolerance = TOLERANCE;
  solver.relativeTolerance = TOLERANCE;
  const derive = (_day: number, [susceptible = NaN, infected = NaN]: number[]): number[] => {
    const caught = (contactRate * susceptible * infected) / population;
    return [-caught, caught - recoveryRate * infected, recoveryRate * infected];
  };
  const columns = START.map((people) => new Float64Array(TIME.length).fill(people, 0, 1));
  let index = 1;
  solver.solve(derive, 0, START, DAYS, (step, _from, to, _people, at) => {
    if (step === 1) return;
    for (; index < TIME.length && (TIME[index] ?? NaN) <= to; index += 1) {
      for (const [n, column] of columns.entries()) column[index] = at(n, TIME[index] ?? NaN);
    }
  });
  return columns[1] ?? [];
}

const TOLERANCE = 1e-12;

/** The package's own types are TypeScript that our settings refuse, so only what is used is described here. */
interface Odex {
  readonly Solver: new (size: number) => OdexSolver;
}

interface OdexSolver {
  denseOutput: boolean;
  absoluteTolerance: number;
  relativeTolerance: number;
  solve(
    derive: (day: number, people: number[]) => number[],
    from: number,
    start: number[],
    to: number,
    out: OdexOut,
  ): void;
}

/** Is called after each step; `at` gives a compartment within it. */
type OdexOut = (
  step: number,
  from: number,
  to: number,
  people: number[],
  at: (n: number, day: number) => number,
) => void;

const require = createRequire(import.meta.url);
const { Solver }: Odex = require("odex");

function errorOf(infected: ArrayLike<number>, exact: DenseSolution): number {
  const columns = START.map(() => new Float64Array(TIME.length));
  sample(exact, TIME, columns);
  return Math.max(...TIME.map((_, index) => Math.abs((infected[index] ?? NaN) - (columns[1]?.[index] ?? NaN))));
}
