import { ANSWER_LIMIT } from "../../runtimes/node/container-host.ts";
import type { Stage } from "../../runtimes/node/node-service.ts";
import { COMPANY } from "../../runtimes/node/third-party.ts";

/** What is said while a service starts. */
export const STAGES: Readonly<Record<Stage, string>> = {
  booting: `Waiting for ${COMPANY}, up to ${ANSWER_LIMIT / 1000} seconds for its first word …`,
  mounting: "Node is there. Handing it the files of the example …",
  installing: "Installing its packages …",
  starting: "Starting the service …",
};

export const RUNNING = "The service runs, in this page.";
export const STOPPED = "Stopped. Node and its memory are gone; what you wrote is kept.";
export const RESET = "As it was at the start.";

/** Said when the service ends and nobody stopped it. */
export function describeEnd(code: number): string {
  return `The service ended by itself, with code ${code}. What it printed stands below. Start it again.`;
}
