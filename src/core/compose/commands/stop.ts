import type { Container } from "../engine/container.ts";
import { Refusal } from "../engine/refusal.ts";
import { pause, type Process, runAll } from "../engine/task.ts";
import { type ActiveProject, choose, dependentsIn } from "./active-project.ts";
import { CREATE_SECONDS, type Session } from "./session.ts";
import { traverse } from "./traverse.ts";

/** `stop`: services end in the reverse order of their dependencies. @param names Those that end; empty for all. */
export function* stopServices(
  session: Session,
  project: ActiveProject,
  names: readonly string[],
  seconds: number | undefined,
): Process {
  const chosen = choose(project, names, "dependencies");
  const { engine, byService } = session;
  yield* traverse(engine.clock, dependentsIn(chosen), function* stopOne(name): Process {
    if (names.length > 0 && !names.includes(name)) return;
    yield* runAll(
      engine.clock,
      (byService.get(name) ?? []).map((container) => engine.stop(container, seconds)),
    );
  });
}

export interface DownOptions {
  readonly names: readonly string[];
  readonly seconds: number | undefined;
  readonly withVolumes: boolean;
  /** Whether those of `run` go too, running ones included. */
  readonly removesOrphans: boolean;
  readonly orphans: readonly Container[];
}

/** `down`: stops and removes the containers, and with `-v` the volumes that the files name now. */
export function* down(session: Session, project: ActiveProject, options: DownOptions): Process {
  const chosen = choose(project, options.names, "dependencies");
  const gone = options.names.length === 0 ? undefined : dependentsOf(chosen, options.names);
  const { engine } = session;
  const byService = Map.groupBy(options.removesOrphans ? session.all : session.containers, ({ service }) => service);
  const removeAll = (containers: readonly Container[], withVolumes: boolean): Process =>
    runAll(
      engine.clock,
      containers.map((container) => stopAndRemove(session, container, options.seconds, withVolumes)),
    );
  yield* traverse(engine.clock, dependentsIn(chosen), function* removeOne(name): Process {
    if (gone?.has(name) !== false) yield* removeAll(byService.get(name) ?? [], options.withVolumes);
  });
  yield* removeAll(options.orphans, false);
  removeNetworks(session, chosen);
  if (options.withVolumes) removeVolumes(session, chosen);
}

function* stopAndRemove(
  { engine }: Session,
  container: Container,
  seconds: number | undefined,
  withVolumes: boolean,
): Process {
  yield* engine.stop(container, seconds);
  yield* pause(engine.clock, CREATE_SECONDS / 2);
  engine.remove(container, withVolumes);
}

/** The names, and all that depend on them. */
function dependentsOf(project: ActiveProject, names: readonly string[]): ReadonlySet<string> {
  return new Set(choose(project, names, "dependents").services.keys());
}

function removeNetworks(session: Session, { stack }: ActiveProject): void {
  const { engine } = session;
  for (const { key, name, isExternal } of stack.networks.values()) {
    if (isExternal || !engine.networks.has(name)) continue;
    const isInUse = engine.containers.some(({ plan, isRunning }) => isRunning && plan.service.networks.has(key));
    if (isInUse) session.warn(`Network ${name} Resource is still in use`);
    else engine.networks.delete(name);
  }
}

function removeVolumes(session: Session, { stack }: ActiveProject): void {
  const { engine } = session;
  for (const { name, isExternal } of stack.volumes.values())
    if (!isExternal && engine.volumes.has(name) && !engine.removeVolume(name))
      session.warn(`Volume ${name} Resource is still in use`);
}

export interface RemoveOptions {
  readonly names: readonly string[];
  readonly stops: boolean;
  readonly isForced: boolean;
  readonly withVolumes: boolean;
}

/** `rm`: removes containers that do not run, with `-v` and their anonymous volumes. */
export function* remove(session: Session, project: ActiveProject, options: RemoveOptions): Process {
  const { names, stops, isForced, withVolumes } = options;
  if (stops) yield* stopServices(session, project, names, undefined);
  const chosen = names.length === 0 ? project.services : choose(project, names, "nothing").services;
  const stopped = session.containers.filter(({ service, isUp }) => chosen.has(service) && !isUp);
  if (stopped.length === 0) session.warn("No stopped containers");
  else if (!isForced) session.warn(`Going to remove ${stopped.map(({ plan }) => plan.name).join(", ")}`);
  for (const container of isForced ? stopped : []) {
    yield* pause(session.engine.clock, CREATE_SECONDS / 2);
    session.engine.remove(container, withVolumes);
  }
}

/** `kill`: sends a signal to all containers that run, those of `run` included, in no order. */
export function kill(session: Session, project: ActiveProject, names: readonly string[], signal: string): void {
  const chosen = choose(project, names, "nothing").services;
  const running = session.all.filter(({ service, isUp }) => chosen.has(service) && isUp);
  if (running.length === 0) session.warn("No container to kill");
  for (const container of running) session.engine.kill(container, signal);
}

/** `pause` and `unpause` of all that can. @throws Refusal for a container that is in no state for it. */
export function setPaused(session: Session, project: ActiveProject, names: readonly string[], isPaused: boolean): void {
  const chosen = choose(project, names, "nothing").services;
  const open = session.containers.filter(
    ({ service, state }) => chosen.has(service) && (state === "running" || state === "paused"),
  );
  const wrong = open.some(({ isRunning }) => isRunning !== isPaused);
  for (const container of open) {
    container.state = isPaused ? "paused" : "running";
    container.tell();
  }
  if (wrong) throw new Refusal(`Error response from daemon: Container <id> is ${isPaused ? "already" : "not"} paused`);
}
