import type { Container } from "../engine/container.ts";
import { Refusal } from "../engine/refusal.ts";
import { pause, type Process, runFor, Task } from "../engine/task.ts";
import type { Condition } from "../model.ts";
import type { ActiveProject } from "./active-project.ts";
import type { Session } from "./session.ts";

/** What is waited for: a condition of `depends_on`, or what `--wait` asks of a service that is no job. */
export interface Awaited {
  readonly service: string;
  readonly condition: Condition | "running_or_healthy";
  readonly isRequired: boolean;
}

/** How often Compose looks. */
const TICK_SECONDS = 0.5;

/**
 * Waits until services are as another one wants them.
 * @param dependant The service that waits, or the project.
 * @throws Refusal as soon as one of them cannot become so any more.
 */
export function* waitFor(
  session: Session,
  project: ActiveProject,
  dependant: string,
  awaited: readonly Awaited[],
  seconds: number | undefined,
): Process {
  const byService = session.byService;
  const waits: Process[] = [];
  for (const each of awaited) {
    if (each.condition === "service_started" || (project.services.get(each.service)?.replicas ?? 0) === 0) continue;
    const containers = byService.get(each.service) ?? [];
    const missing = `${dependant} is missing dependency ${each.service}`;
    if (containers.length > 0) waits.push(watchOne(session, each, containers));
    else if (each.isRequired) throw new Refusal(missing);
    else session.warn(missing);
  }
  if (waits.length === 0) return;
  const all = waitForAll(session, waits);
  if (seconds === undefined) yield* all.then;
  else if ((yield* runFor(session.engine.clock, confirm(all.then), seconds)) !== true) {
    all.stop();
    throw new Refusal("timeout waiting for dependencies");
  }
}

function* confirm(process: Process): Process<boolean> {
  yield* process;
  return true;
}

/** Runs waits side by side; the first that is refused ends them all. */
function waitForAll({ engine }: Session, waits: readonly Process[]): { readonly then: Process; stop(): void } {
  const tasks: Task<void>[] = [];
  const stop = (): void => {
    for (const task of tasks) task.stop();
  };
  function* run(): Process {
    tasks.push(...waits.map((wait) => new Task(engine.clock, wait)));
    let open = tasks.length;
    yield (resume) => {
      for (const task of tasks)
        task.whenEnded(() => {
          open -= 1;
          if (task.refusal === undefined && open > 0) return;
          stop();
          resume();
        });
    };
    const refused = tasks.find((task) => task.refusal !== undefined);
    if (refused?.refusal) throw refused.refusal;
  }
  return { then: run(), stop };
}

/** Looks at the containers at each tick after which something changed. */
function* watchOne(session: Session, awaited: Awaited, containers: readonly Container[]): Process {
  const { clock } = session.engine;
  const since = clock.now;
  yield* pause(clock, TICK_SECONDS);
  while (!isMet(session, awaited, containers)) {
    yield (resume) => {
      const stops = containers.map((container) =>
        container.watch(() => {
          for (const stop of stops) stop();
          resume();
        }),
      );
    };
    yield* pause(clock, TICK_SECONDS - ((clock.now - since) % TICK_SECONDS));
  }
}

function isMet(session: Session, awaited: Awaited, containers: readonly Container[]): boolean {
  try {
    if (awaited.condition === "service_completed_successfully") return hasCompleted(awaited.service, containers);
    return isHealthy(containers, awaited.condition === "running_or_healthy");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isHealth = awaited.condition === "service_healthy";
    if (awaited.isRequired) throw isHealth ? new Refusal(`dependency failed to start: ${error.message}`) : error;
    session.warn(
      isHealth
        ? `optional dependency "${awaited.service}" failed to start: ${error.message}`
        : `optional dependency ${error.message.replace(/^service /, "")}`,
    );
    return true;
  }
}

function hasCompleted(service: string, containers: readonly Container[]): boolean {
  const ended = containers.find(({ state }) => state === "exited");
  if (ended === undefined) return false;
  if (ended.exitCode === 0) return true;
  throw new Refusal(`service "${service}" didn't complete successfully: exit ${ended.exitCode}`);
}

function isHealthy(containers: readonly Container[], runningWillDo: boolean): boolean {
  for (const { plan, state, exitCode, health } of containers) {
    const name = `container ${plan.name}`;
    const { healthcheck } = plan.service;
    const hasNone = healthcheck === undefined || healthcheck.isDisabled || !healthcheck.test?.length;
    if (state === "exited") throw new Refusal(`${name} exited (${exitCode})`);
    if (hasNone && runningWillDo) return state === "running";
    if (health === undefined) throw new Refusal(`${name} has no healthcheck configured`);
    if (health === "unhealthy") throw new Refusal(`${name} is unhealthy`);
    if (health === "starting") return false;
  }
  return true;
}
