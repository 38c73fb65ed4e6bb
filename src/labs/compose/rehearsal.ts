import { type Behaviour, ORDINARY_WORLD, type World } from "../../core/compose/engine/world.ts";
import { hopelessServices } from "../../core/compose/findings/health-check.ts";
import { Rehearsal } from "../../core/compose/start.ts";
import type { Accepted } from "./study.ts";

/** What the reader supposes that services do, by their names, in place of what we guess. */
export type Behaviours = ReadonlyMap<string, Behaviour>;

/** Gives a simulated machine on which commands for a project can be tried out. */
export function rehearse(study: Accepted, behaviours: Behaviours): Rehearsal {
  return new Rehearsal(study.project, worldOf(study, behaviours));
}

/** Gives a machine on which nothing is missing but what health checks are known to ask for in vain. */
export function worldOf({ project, loaded }: Accepted, behaviours: Behaviours): World {
  return { ...ORDINARY_WORLD, behaviours, hopeless: hopelessServices(project, loaded) };
}

/** How long a stack is watched at most until it has settled, in seconds. */
const LONGEST = 300;

/** Lets time pass until no container is about to change: all health checks have come to a result. */
export function settle(rehearsal: Rehearsal): void {
  const { engine } = rehearsal;
  const end = engine.clock.now + LONGEST;
  const isOpen = (): boolean => engine.containers.some((each) => each.isRunning && each.health === "starting");
  while (isOpen() && engine.clock.now < end) rehearsal.wait(1);
}
