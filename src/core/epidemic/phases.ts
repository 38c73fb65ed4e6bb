/** A time in which the contact rate is multiplied by a factor: 0.5 for half as many contacts, above 1 for more. */
export interface Intervention {
  /** The day on which it begins. */
  readonly from: number;
  /** The day on which it ends. */
  readonly to: number;
  readonly factor: number;
}

/** A time in which the contact rate does not change. */
export interface Phase {
  readonly from: number;
  readonly to: number;
  /** What the contact rate is multiplied by. */
  readonly factor: number;
}

/**
 * Divides the days from 0 at every beginning and end of an intervention. The derivative jumps there, so a solver whose
 * step went across would lose its order. Where interventions overlap, their factors are multiplied.
 */
export function phasesOf(interventions: readonly Intervention[], days: number): Phase[] {
  const jumps = interventions.flatMap(({ from, to }) => [from, to]).filter((day) => day > 0 && day < days);
  const edges = [...new Set([0, ...jumps, days])].toSorted((first, second) => first - second);
  if (edges.length === 1) return [{ from: 0, to: 0, factor: factorOn(interventions, 0) }];
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    return { from, to, factor: factorOn(interventions, from) };
  });
}

/** What the contact rate is multiplied by on a day; the day on which an intervention ends is no longer part of it. */
export function factorOn(interventions: readonly Intervention[], day: number): number {
  return interventions.reduce(
    (product, { from, to, factor }) => (day >= from && day < to ? product * factor : product),
    1,
  );
}
