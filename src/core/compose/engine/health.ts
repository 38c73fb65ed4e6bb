import type { Healthcheck } from "../model.ts";
import type { Clock } from "./clock.ts";
import type { Container, Health } from "./container.ts";
import type { Machine } from "./machine.ts";
import { runCommand } from "./shell.ts";
import { pause, type Process, runFor } from "./task.ts";

/** What the checks of one container need. */
export interface Checked {
  readonly container: Container;
  readonly check: Healthcheck;
  readonly machine: Machine;
  /** Whether the reader tells when the container is ready. */
  readonly isTold: boolean;
  /** Whether it is known that no check can pass. */
  readonly isHopeless: boolean;
  /** Calls a function when something that a check may look at has changed, until the function that it gives is called. */
  watch(watcher: () => void): () => void;
  /** Takes note of a new health. */
  tell(health: Health): void;
}

/**
 * Checks the health of a container as Docker Engine does: the first time after one interval; failures count outside the start
 * period only; as many in a row as `retries` make it unhealthy, one success makes it healthy.
 */
export function* checkHealth(clock: Clock, checked: Checked): Process {
  const { container, check } = checked;
  let streak = 0;
  for (let wait = intervalOf(clock, checked); ;) {
    yield* pause(clock, wait);
    const started = clock.now;
    const code = yield* runFor(clock, runTest(checked), check.timeout);
    const counts = container.health !== "starting" || started - container.startedAt >= check.startPeriod;
    streak = code === 0 ? 0 : streak + (counts ? 1 : 0);
    const health = code === 0 ? "healthy" : streak >= check.retries ? "unhealthy" : container.health;
    if (health !== undefined && health !== container.health) checked.tell(health);
    const isSettled = code === 0 ? container.health === "healthy" : container.health === "unhealthy";
    wait = isSettled ? yield* restUntilChanged(clock, checked) : intervalOf(clock, checked);
  }
}

function intervalOf(clock: Clock, { container, check }: Checked): number {
  const isStarting = container.health === "starting" && clock.now - container.startedAt < check.startPeriod;
  return isStarting ? check.startInterval : check.interval;
}

/** What the reader tells of a container counts more than what its test would look at. */
function runTest({ check, machine, isTold, isHopeless }: Checked): Process<number> {
  if (isTold) return machine.runUnknown(["true"], false);
  if (isHopeless) return runCommand(machine, ["false"]);
  const [kind = "", ...words] = check.test ?? [];
  return runCommand(machine, kind === "CMD-SHELL" ? ["sh", "-c", ...words] : kind === "CMD" ? words : [kind, ...words]);
}

/**
 * Leaves out the checks that can only give what the last one gave. Gives the seconds until the next one in the rhythm that they
 * would have had.
 */
function* restUntilChanged(clock: Clock, checked: Checked): Process<number> {
  const since = clock.now;
  yield (resume) => {
    const stop = checked.watch(() => {
      stop();
      resume();
    });
  };
  const { interval } = checked.check;
  return interval - ((clock.now - since) % interval);
}
