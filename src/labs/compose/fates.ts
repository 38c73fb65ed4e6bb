import { type Fate, findFates } from "../../core/compose/survival.ts";
import { type Behaviours, rehearse, settle, worldOf } from "./rehearsal.ts";
import type { Accepted } from "./study.ts";

/** Something that can befall a stack that runs. */
export type Event = "down" | "down-v" | "restart" | "up" | "crash";

/** What becomes of a stack and of what was written in it. */
export interface Fates {
  /** How containers are afterwards, by their services: "running", "exited(137)"; undefined: gone. */
  readonly services: readonly { readonly service: string; readonly state: string | undefined }[];
  /** What becomes of a file that was written to each place, once the stack runs again. */
  readonly places: readonly Fate[];
}

const COMMANDS: Readonly<Record<Exclude<Event, "crash">, readonly string[]>> = {
  down: ["down"],
  "down-v": ["down", "-v"],
  restart: ["restart"],
  up: ["up", "-d"],
};

/** What befalls a stack. */
export interface Blow {
  readonly behaviours: Behaviours;
  readonly event: Event;
  /** The service whose process fails, for "crash". */
  readonly crashing: string;
}

/** Says what happens to a stack that runs. */
export function foretell(study: Accepted, { behaviours, event, crashing }: Blow): Fates {
  const { project, loaded } = study;
  const rehearsal = rehearse(study, behaviours);
  rehearsal.run(["up", "-d"]);
  settle(rehearsal);
  if (event === "crash") rehearsal.crash(crashing);
  else rehearsal.run(COMMANDS[event]);
  rehearsal.wait(AFTERWARDS);
  settle(rehearsal);
  const { states } = rehearsal;
  // A process that is killed leaves the same files as one that fails by itself.
  const command = event === "crash" ? ["kill", crashing] : COMMANDS[event];
  return {
    services: [...loaded.stack.services.keys()].map((service) => ({ service, state: states.get(service) })),
    places: findFates(project, [command], worldOf(study, behaviours)),
  };
}

/** Seconds after which a container that failed has started again. */
const AFTERWARDS = 5;
