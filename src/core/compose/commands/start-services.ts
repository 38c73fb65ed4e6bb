import { Refusal } from "../engine/refusal.ts";
import type { Process } from "../engine/task.ts";
import { writeTimeSpan } from "../time-span.ts";
import { type ActiveProject, dependenciesIn } from "./active-project.ts";
import type { Session } from "./session.ts";
import { traverse } from "./traverse.ts";
import { type Awaited, waitFor } from "./wait.ts";

interface StartOptions {
  /** Whether the command ends only when all services run or are healthy. */
  readonly waits: boolean;
  /** Seconds after which a wait is given up. */
  readonly waitTimeout: number | undefined;
}

/**
 * Starts the containers that do not run, each service after those on which it depends and as soon as their conditions are met.
 * @throws Refusal
 */
export function* startServices(session: Session, project: ActiveProject, options: StartOptions): Process {
  const all = session.containers;
  const byService = session.byService;
  const running = new Set(all.filter(({ state }) => state === "running"));
  yield* traverse(session.engine.clock, dependenciesIn(project), function* startOne(name): Process {
    const service = project.services.get(name);
    if (service === undefined || project.lifecycles.get(name)?.isSwitchedOff === true) return;
    yield* waitFor(session, project, name, service.dependsOn, options.waitTimeout);
    if (all.length === 0 && service.replicas > 0) throw new Refusal(`service "${name}" has no container to start`);
    for (const container of (byService.get(name) ?? []).toReversed())
      if (!running.has(container)) yield* session.start(container);
  });
  if (options.waits) yield* waitForProject(session, project, options.waitTimeout);
}

function* waitForProject(session: Session, project: ActiveProject, seconds: number | undefined): Process {
  const awaited = [...project.services.keys()].map((service): Awaited => ({
    service,
    condition: project.jobs.has(service) ? "service_completed_successfully" : "running_or_healthy",
    isRequired: true,
  }));
  try {
    yield* waitFor(session, project, project.name, awaited, seconds);
  } catch (error) {
    const isLate = error instanceof Refusal && error.message.startsWith("timeout");
    throw isLate ? new Refusal(`application not healthy after ${writeTimeSpan((seconds ?? 0) * 1e9)}`) : error;
  }
}
