import { megabytes } from "../../runtimes/offer.ts";
import type { Ending, LoadProgress } from "../../runtimes/runtime.ts";

/** "Loading Python: 3.1 of 7.4 MB" while files arrive, then that it starts. */
export function describeProgress(name: string, { loaded, total, stage }: LoadProgress): string {
  if (stage === "starting") return `Starting ${name} …`;
  return `Loading ${name}: ${megabytes(loaded).replace(" MB", "")} of ${megabytes(total)}`;
}

/** One sentence on how a program of an engine ended. */
export function describeEnding(engine: string, ending: Ending): string {
  if (ending.kind === "finished") return `Finished after ${duration(ending.seconds)}.`;
  if (ending.kind === "stopped") return ending.message;
  if (ending.kind === "interrupted") {
    return ending.restarted
      ? `Stopped. ${engine} was started again: variables of earlier runs are gone, your code is kept.`
      : "Stopped. Variables are as they were at that moment.";
  }
  const { name, line } = ending.error;
  return line === undefined ? `${name}.` : `${name} in line ${line}.`;
}

function duration(seconds: number): string {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
}
