import type { Container } from "../engine/container.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Process } from "../engine/task.ts";
import type { ActiveProject } from "./active-project.ts";
import { makeVolume } from "./attach.ts";
import { Convergence } from "./convergence.ts";
import { carryOut } from "./plan.ts";
import type { Session } from "./session.ts";

/** When existing containers are made anew: when their configuration differs, always, or never. */
export type Recreation = "diverged" | "force" | "never";

export interface CreateOptions {
  /** The services that the command names; empty for all. */
  readonly named: readonly string[];
  readonly recreation: Recreation;
  /** The same for services that are only needed by named ones. */
  readonly recreationOfOthers: Recreation;
  /** Whether a new container takes over anonymous volumes. */
  readonly inherits: boolean;
  /** Seconds between the request to end and the kill. */
  readonly timeout: number | undefined;
  /** Containers of services that the files no longer hold, which are to go. */
  readonly orphans: readonly Container[];
}

/** What is created where the command says nothing else. */
export const ORDINARY_CREATION: CreateOptions = {
  named: [],
  recreation: "diverged",
  recreationOfOthers: "diverged",
  inherits: true,
  timeout: undefined,
  orphans: [],
};

/** Makes networks, volumes and containers as the files want them, and takes away what is too much. @throws Refusal */
export function* create(session: Session, project: ActiveProject, options: CreateOptions): Process {
  checkNames(project);
  checkImages(session, project);
  checkExternals(session, project);
  const diverged = makeNetworks(session, project);
  makeVolumes(session, project);
  const convergence = new Convergence(session, project, options);
  yield* carryOut(session.engine.clock, convergence.plan(diverged));
}

function checkNames({ services }: ActiveProject): void {
  const names = new Set<string>();
  for (const { name, containerName } of services.values()) {
    if (containerName === undefined) continue;
    if (names.has(containerName))
      throw new Refusal(`services.${name}: container name "${containerName}" is already in use by service {}"`);
    names.add(containerName);
  }
}

function checkImages({ engine }: Session, { services, lifecycles }: ActiveProject): void {
  for (const { name, image, build } of services.values())
    if (
      image !== undefined &&
      build === undefined &&
      lifecycles.get(name)?.pullPolicy !== "never" &&
      !engine.world.hasImage(image)
    )
      throw new Refusal(
        `Error response from daemon: pull access denied for ${image.replace(/:[^:/]*$/, "")}, repository does not exist or may require 'docker login'`,
      );
}

function checkExternals({ engine }: Session, { stack }: ActiveProject): void {
  for (const { name, isExternal } of stack.networks.values())
    if (isExternal && !engine.networks.has(name) && !engine.world.hasNetwork(name))
      throw new Refusal(`network ${name} declared as external, but could not be found`);
  for (const { name, isExternal } of stack.volumes.values()) {
    if (!isExternal || engine.volumes.has(name)) continue;
    if (!engine.world.hasVolume(name)) throw new Refusal(`external volume "${name}" not found`);
    makeVolume(engine, name, undefined, false);
  }
}

/** Makes networks; gives the keys of those that were there with another configuration. */
function makeNetworks({ engine }: Session, { stack, networks }: ActiveProject): ReadonlySet<string> {
  const diverged = new Set<string>();
  for (const { key, name, isExternal } of stack.networks.values()) {
    const wanted = networks.get(key) ?? "";
    if (isExternal) continue;
    if ((engine.networks.get(name) ?? wanted) !== wanted) diverged.add(key);
    engine.networks.set(name, wanted);
  }
  return diverged;
}

function makeVolumes({ engine }: Session, { name: project, stack }: ActiveProject): void {
  for (const { name, isExternal } of stack.volumes.values())
    if (!isExternal && !engine.volumes.has(name)) makeVolume(engine, name, project, false);
}
