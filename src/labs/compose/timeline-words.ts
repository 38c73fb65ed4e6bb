import type { Span } from "./timeline.ts";

/** Says what a container does: "starting, not healthy yet". */
export function stateInWords(span: Pick<Span, "state" | "code"> | undefined): string {
  if (span === undefined) return "not made yet";
  if (span.state === "failed") return `exited with ${span.code ?? "an error"}`;
  return WORDS[span.state];
}

const WORDS: Readonly<Record<Exclude<Span["state"], "failed">, string>> = {
  created: "made, not started",
  starting: "starting, not healthy yet",
  running: "running",
  healthy: "healthy",
  unhealthy: "unhealthy",
  done: "exited with 0",
};

/** Writes a time as people read it: "0.3 s", "12 s", "2 min". */
export function timeInWords(seconds: number): string {
  if (seconds >= 120) return `${Number((seconds / 60).toFixed(1))} min`;
  return `${Number(seconds.toFixed(seconds < 10 ? 1 : 0))} s`;
}
