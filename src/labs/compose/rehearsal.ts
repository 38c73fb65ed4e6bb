import { type Behaviour, ORDINARY_WORLD, type World } from "../../core/compose/engine/world.ts";
import type { ComposeProject } from "../../core/compose/files.ts";
import { Rehearsal } from "../../core/compose/start.ts";

/** What the reader supposes that services do, by their names, in place of what we guess. */
export type Behaviours = ReadonlyMap<string, Behaviour>;

/** Gives a simulated machine on which commands for a project can be tried out. */
export function rehearse(project: ComposeProject, behaviours: Behaviours): Rehearsal {
  return new Rehearsal(project, worldOf(behaviours));
}

/** Gives a machine on which nothing is missing. */
export function worldOf(behaviours: Behaviours): World {
  return { ...ORDINARY_WORLD, behaviours };
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
