import type { Cell } from "./matrix.ts";

/** Says of a cell who asks whom, and what comes of it: "api to db: 5432". */
export function nameOfCell(from: string, to: string, { kind, text }: Cell): string {
  return `${from} to ${to}: ${kind === "self" ? "not asked" : text}`;
}

/** Stands where the reason of a cell comes. */
export const START = "Choose a cell to read why.";

/** Says how many services are not in the table; empty for none. */
export function leftOut(left: number): string {
  return left === 0 ? "" : `${left} more ${left === 1 ? "service is" : "services are"} not in the table.`;
}
