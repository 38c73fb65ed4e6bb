import type { Trouble } from "./trouble.ts";

/** Says how much there is to say of the files. */
export function countTroubles(troubles: readonly Trouble[]): string {
  if (troubles.some(({ severity }) => severity === "error")) return "Docker Compose refuses these files:";
  const count = troubles.filter(({ severity }) => severity === "warning").length;
  if (count === 0) return "Docker Compose takes these files, and this lab finds nothing to mend.";
  const things = count === 1 ? "One thing" : `${count} things`;
  return `Docker Compose takes these files. ${things} to mind:`;
}

/** Says where something stands: "compose.yaml, line 5". */
export function placeInWords({ where }: Trouble): string {
  return where === undefined ? "" : `${where.path}, line ${where.line}`;
}

/** Says how much older versions take otherwise; empty for nothing. */
export function countHints(troubles: readonly Trouble[]): string {
  const count = troubles.filter(({ severity }) => severity === "info").length;
  if (count === 0) return "";
  return `Docker Compose 2.26 differs in ${count === 1 ? "one place" : `${count} places`}`;
}

/** Whether a trouble's reason was given for one before it: it need not be read twice. */
export function isReasonNew({ reason }: Trouble, index: number, all: readonly Trouble[]): boolean {
  return reason !== undefined && all.findIndex((each) => each.reason?.why === reason.why) === index;
}
