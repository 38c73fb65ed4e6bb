import type { Trouble } from "./trouble.ts";

/** Says how much Compose has to say of the files. */
export function countTroubles(troubles: readonly Trouble[]): string {
  if (troubles.some(({ severity }) => severity === "error")) return "Docker Compose refuses these files:";
  if (troubles.length === 0) return "Docker Compose takes these files.";
  const things = troubles.length === 1 ? "says one thing" : `says ${troubles.length} things`;
  return `Docker Compose takes these files, and ${things}:`;
}

/** Says where something stands: "compose.yaml, line 5". */
export function placeInWords({ where }: Trouble): string {
  return where === undefined ? "" : `${where.path}, line ${where.line}`;
}
