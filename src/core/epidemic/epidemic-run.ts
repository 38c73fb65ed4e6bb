import type { SirMethod } from "./sir.ts";

/** How the equations of an epidemic are solved. */
export interface EpidemicRun {
  readonly days: number;
  /** Days from one value to the next; for methods of fixed steps, this is their step. */
  readonly step: number;
  readonly method: EpidemicMethod;
}

/** Methods of fixed steps of order 1 and 4, and one of order 5 that chooses its steps itself. */
export type EpidemicMethod = SirMethod | "dormand-prince";
