/** What a comparison says: so many times the one is less than the other. */
export interface Claim {
  readonly less: string;
  readonly factor: number;
  readonly more: string;
}

const FORM = /^(?<less>[\w-]+)(?: ?\* ?(?<factor>\d+(?:\.\d+)?))? ?< ?(?<more>[\w-]+)$/;

/** Reads "good-order < bad-order" or "cached * 5 < uncached"; undefined when it is neither. */
export function parseClaim(text: string): Claim | undefined {
  const { less, factor = "1", more } = FORM.exec(text.trim())?.groups ?? {};
  return less === undefined || more === undefined ? undefined : { less, factor: Number(factor), more };
}

/** Says whether a claim is true of the cases' medians; false when one of them is missing. */
export function claimHolds({ less, factor, more }: Claim, medians: ReadonlyMap<string, number>): boolean {
  const [small, large] = [medians.get(less), medians.get(more)];
  return small !== undefined && large !== undefined && small * factor < large;
}
