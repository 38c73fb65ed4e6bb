import { addRule, replaceLine, rulesOf, type Workbench } from "./workbench.ts";

/** What a button does to the rules. */
export interface Mending {
  readonly rule: string;
  /** The line that it takes the place of, from 1; undefined for a new last line. */
  readonly line: number | undefined;
}

/** Writes a rule in the place of another, or at the end, unless it stands there already. */
export function mendRules(bench: Workbench, { rule, line }: Mending): Workbench {
  if (line !== undefined) return replaceLine(bench, line, rule);
  return rulesOf(bench).endsWith(`\n${rule}\n`) ? bench : addRule(bench, rule);
}
