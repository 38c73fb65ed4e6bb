import type { ComposeProject } from "../files.ts";
import { loadProject } from "../load.ts";
import { entriesOf, field } from "../field.ts";
import { type Lifecycle, readLifecycles, writeSorted } from "../engine/lifecycle.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Service, Stack } from "../model.ts";

/** A project as one command sees it: the services that it works on. */
export interface ActiveProject {
  readonly name: string;
  readonly folder: string;
  readonly stack: Stack;
  /** The services that are chosen; they depend on chosen ones only. */
  readonly services: ReadonlyMap<string, Service>;
  readonly lifecycles: ReadonlyMap<string, Lifecycle>;
  /** The configurations of its networks by key, as texts that can be compared. */
  readonly networks: ReadonlyMap<string, string>;
  /** Services for which another one waits until they have ended. */
  readonly jobs: ReadonlySet<string>;
}

/**
 * Reads a project for a command.
 * @param named The services that the command names, whose profiles are on with that.
 * @throws ComposeError
 */
export function readActive(
  project: ComposeProject,
  profiles: readonly string[],
  named: readonly string[],
): ActiveProject {
  const { model, stack } = loadProject({ ...project, profiles: [...project.profiles, ...profiles], named });
  return {
    name: stack.name,
    folder: project.folder,
    stack,
    services: stack.services,
    lifecycles: readLifecycles(model),
    networks: new Map(entriesOf(field(model, "networks")).map(([key, { value }]) => [key, writeSorted(value)])),
    jobs: new Set(
      [...stack.services.values()].flatMap(({ dependsOn }) =>
        dependsOn.flatMap(({ service, condition }) => (condition === "service_completed_successfully" ? service : [])),
      ),
    ),
  };
}

/**
 * Chooses services, with those on which they depend, those that depend on them, or neither. Without names, all are chosen.
 * @throws Refusal when there is no such service.
 */
export function choose(
  project: ActiveProject,
  names: readonly string[],
  with_: "dependencies" | "dependents" | "nothing",
): ActiveProject {
  if (names.length === 0) return project;
  for (const name of names) if (!project.services.has(name)) throw new Refusal(`no such service: ${name}`);
  const next = with_ === "dependents" ? dependentsIn(project) : dependenciesIn(project);
  const chosen = new Set(names);
  if (with_ !== "nothing")
    for (const name of chosen)
      for (const other of next.get(name) ?? []) if (project.services.has(other)) chosen.add(other);
  const kept = keep(project, (name) => chosen.has(name));
  return with_ === "dependencies" ? { ...kept, stack: withUsed(kept) } : kept;
}

/** The stack with those networks and volumes only that the chosen services use. */
function withUsed({ stack, services }: ActiveProject): Stack {
  const networks = new Set([...services.values()].flatMap((service) => Array.from(service.networks.keys())));
  const volumes = new Set([...services.values()].flatMap(({ mounts }) => mounts.map(({ source }) => source)));
  return {
    ...stack,
    networks: new Map([...stack.networks].filter(([key]) => networks.has(key))),
    volumes: new Map([...stack.volumes].filter(([key]) => volumes.has(key))),
  };
}

/** Takes services away, with what others say about depending on them. */
export function keep(project: ActiveProject, isKept: (name: string) => boolean): ActiveProject {
  const services = [...project.services.values()].filter(({ name }) => isKept(name));
  return {
    ...project,
    services: new Map(
      services.map((service) => [
        service.name,
        { ...service, dependsOn: service.dependsOn.filter((dependency) => isKept(dependency.service)) },
      ]),
    ),
  };
}

/** The names on which each service depends, of those that are there. */
export function dependenciesIn({ services }: ActiveProject): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...services.values()].map(({ name, dependsOn }) => [
      name,
      dependsOn.map(({ service }) => service).filter((service) => services.has(service)),
    ]),
  );
}

/** The names of those that depend on each service. */
export function dependentsIn({ services }: ActiveProject): ReadonlyMap<string, readonly string[]> {
  const dependents = new Map<string, string[]>([...services.keys()].map((name) => [name, []]));
  for (const { name, dependsOn } of services.values())
    for (const { service } of dependsOn) dependents.get(service)?.push(name);
  return dependents;
}
