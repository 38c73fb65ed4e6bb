import type { Trouble } from "./trouble.ts";

/** Says how much there is to say of the files. */
export function countTroubles(troubles: readonly Trouble[]): string {
  if (troubles.some(({ severity }) => severity === "error")) return "Docker Compose refuses these files:";
  if (troubles.length === 0) return "Docker Compose takes these files, and this lab finds nothing to mend.";
  const things = troubles.length === 1 ? "One thing" : `${troubles.length} things`;
  return `Docker Compose takes these files. ${things} to mind:`;
}

/** Says where something stands: "compose.yaml, line 5". */
export function placeInWords({ where }: Trouble): string {
  return where === undefined ? "" : `${where.path}, line ${where.line}`;
}
