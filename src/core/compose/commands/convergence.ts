import type { Container } from "../engine/container.ts";
import { pause, type Process } from "../engine/task.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Service } from "../model.ts";
import { type ActiveProject, dependenciesIn, dependentsIn } from "./active-project.ts";
import { attach, checkShared } from "./attach.ts";
import { layerFor } from "./given.ts";
import type { CreateOptions, Recreation } from "./create.ts";
import { PlannedWork } from "./plan.ts";
import { CREATE_SECONDS, type Session } from "./session.ts";

/** Plans how the containers that are there become those that the files want, as `reconcile` of Compose 5.5.1 does. */
export class Convergence {
  readonly #session: Session;
  readonly #project: ActiveProject;
  readonly #options: CreateOptions;
  readonly #plan: PlannedWork[] = [];
  readonly #there: ReadonlyMap<string, readonly Container[]>;
  /** The work after which the containers of a service are made. */
  readonly #last = new Map<string, PlannedWork>();
  readonly #stops = new Map<Container, PlannedWork>();
  readonly #recreated = new Set<string>();
  /** Those that depend on a service and want to be restarted with it. */
  readonly #restarted: ReadonlyMap<string, readonly string[]>;
  /** The containers as they come to be while the plan is carried out. */
  readonly #now: Map<string, Container[]>;

  constructor(session: Session, project: ActiveProject, options: CreateOptions) {
    this.#session = session;
    this.#project = project;
    this.#options = options;
    this.#there = session.byService;
    this.#now = new Map([...this.#there].map(([name, containers]) => [name, [...containers]]));
    this.#restarted = restartedWith(project);
  }

  /** @param diverged The keys of networks that have another configuration, so that their containers are stopped. */
  plan(diverged: ReadonlySet<string>): readonly PlannedWork[] {
    for (const { name, networks } of this.#project.services.values())
      if ([...networks.keys()].some((key) => diverged.has(key)))
        for (const container of this.#there.get(name) ?? []) this.#planStop(container, []);
    for (const service of inOrder(this.#project)) this.#planService(service);
    for (const orphan of this.#options.orphans) this.#planRemoval(orphan, [this.#planStop(orphan, [])]);
    return this.#plan;
  }

  #planService(service: Service): void {
    const { name, replicas, containerName, dependsOn } = service;
    if (replicas > 1 && containerName !== undefined)
      throw new Refusal(
        `WARNING: The "${name}" service is using the custom container name "${containerName}". ` +
          "Docker requires each container to have a unique name. Remove the custom name to scale the service",
      );
    const before = dependsOn.flatMap((dependency) => this.#last.get(dependency.service) ?? []);
    const containers = this.#there.get(name) ?? [];
    const isObsolete = this.#obsolescence(service);
    const sorted = containers.toSorted(
      (one, other) => Number(isObsolete(one)) - Number(isObsolete(other)) || one.plan.number - other.plan.number,
    );
    let last: PlannedWork | undefined;
    for (const [index, container] of sorted.entries()) {
      if (index >= replicas) last = this.#planRemoval(container, [this.#planStop(container, [])]);
      else if (isObsolete(container)) {
        last = this.#planReplacement(service, container, before);
        this.#recreated.add(name);
      } else if (container.state === "paused") last = this.#add(() => this.#session.start(container), []);
    }
    const highest = Math.max(0, ...containers.map(({ plan }) => plan.number));
    for (const number of newNumbers(highest, replicas - containers.length))
      last = this.#add((isOver) => this.#create(service, number, undefined, isOver), before);
    if (last) this.#last.set(name, last);
  }

  /** Says of a service's containers whether they are made anew. */
  #obsolescence(service: Service): (container: Container) => boolean {
    const { named, recreation, recreationOfOthers } = this.#options;
    const isNamed = named.length === 0 || named.includes(service.name);
    const policy: Recreation = isNamed ? recreation : recreationOfOthers;
    if (policy !== "diverged") return () => policy === "force";
    const shared = [...(this.#project.lifecycles.get(service.name)?.sharesWith ?? []), ...sourcesOf(service)];
    if (shared.some((name) => this.#recreated.has(name))) return () => true;
    const wanted = this.#fingerprint(service, this.#there);
    const volumes = service.mounts.flatMap(({ type, source }) =>
      type === "volume" && source !== undefined ? (this.#project.stack.volumes.get(source)?.name ?? []) : [],
    );
    return ({ plan }) =>
      plan.fingerprint !== wanted || volumes.some((name) => !plan.mounts.some(({ volume }) => volume === name));
  }

  /** A service's configuration, in which the containers that it shares something with are the real ones. */
  #fingerprint({ name, volumesFrom }: Service, there: ReadonlyMap<string, readonly Container[]>): string {
    const lifecycle = this.#project.lifecycles.get(name);
    const shared = [...volumesFrom.map((other) => other.split(":")[0] ?? ""), ...(lifecycle?.sharesWith ?? [])];
    const ids = shared.map((other) => there.get(other)?.[0]?.id ?? other);
    return [lifecycle?.fingerprint, ...ids].join("\n");
  }

  #planReplacement(service: Service, old: Container, before: readonly PlannedWork[]): PlannedWork {
    const stops = (this.#restarted.get(service.name) ?? [])
      .flatMap((name) => this.#there.get(name) ?? [])
      .filter((container) => !this.#stops.has(container))
      .map((container) => this.#planStop(container, []));
    const create = (isOver: () => boolean): Process => this.#create(service, old.plan.number, old, isOver);
    const created = this.#add(create, [...before, ...stops]);
    return this.#planRemoval(old, [created, this.#planStop(old, [created])]);
  }

  #planStop(container: Container, after: readonly PlannedWork[]): PlannedWork {
    const planned = this.#stops.get(container);
    if (planned) return planned;
    const stop = this.#add(() => this.#session.engine.stop(container, this.#options.timeout), after);
    this.#stops.set(container, stop);
    return stop;
  }

  #planRemoval(container: Container, after: readonly PlannedWork[]): PlannedWork {
    return this.#add(() => this.#remove(container), after);
  }

  #add(work: PlannedWork["work"], after: readonly PlannedWork[]): PlannedWork {
    const planned = new PlannedWork(work, after);
    this.#plan.push(planned);
    return planned;
  }

  *#remove(container: Container): Process {
    yield* pause(this.#session.engine.clock, CREATE_SECONDS / 2);
    this.#session.engine.remove(container, false);
    const left = (this.#now.get(container.service) ?? []).filter((each) => each !== container);
    this.#now.set(container.service, left);
  }

  *#create(service: Service, number: number, old: Container | undefined, isOver: () => boolean): Process {
    const { engine, project } = this.#session;
    const lifecycle = this.#project.lifecycles.get(service.name);
    if (lifecycle === undefined) return;
    const containerOf = (name: string): Container | undefined => this.#now.get(name)?.[0];
    checkShared(service, lifecycle, containerOf);
    const { stack } = this.#project;
    const replaced = this.#options.inherits ? old : undefined;
    const mounts = attach({ engine, stack, service, lifecycle, replaced, containerOf });
    yield* pause(engine.clock, CREATE_SECONDS);
    if (isOver()) return;
    const container = engine.create(
      {
        name: service.containerName ?? `${project}-${service.name}-${number}`,
        project,
        service,
        lifecycle,
        number,
        isJob: this.#project.jobs.has(service.name),
        isOneOff: false,
        fingerprint: this.#fingerprint(service, this.#now),
        mounts,
        layer: layerFor(engine, stack, service),
      },
      old,
    );
    const others = this.#now.get(service.name) ?? [];
    this.#now.set(service.name, [...others, container]);
  }
}

/** Services in an order in which each comes after those on which it depends. */
function inOrder(project: ActiveProject): Service[] {
  const before = dependenciesIn(project);
  const after = dependentsIn(project);
  const open = new Map([...before].map(([name, others]) => [name, others.length]));
  const ready = [...open].filter(([, count]) => count === 0).map(([name]) => name);
  for (const name of ready)
    for (const follower of after.get(name) ?? []) {
      const left = (open.get(follower) ?? 0) - 1;
      open.set(follower, left);
      if (left === 0) ready.push(follower);
    }
  return ready.flatMap((name) => project.services.get(name) ?? []);
}

function restartedWith({ services }: ActiveProject): ReadonlyMap<string, readonly string[]> {
  const restarted = new Map<string, string[]>();
  for (const { name, dependsOn } of services.values())
    for (const { service, restarts } of dependsOn)
      if (restarts) restarted.set(service, [...(restarted.get(service) ?? []), name]);
  return restarted;
}

function sourcesOf({ volumesFrom }: Service): string[] {
  return volumesFrom.filter((other) => !other.startsWith("container:")).map((other) => other.split(":")[0] ?? "");
}

/** The numbers of new containers, in the order in which Compose makes them: the last one first. */
function newNumbers(highest: number, count: number): number[] {
  const numbers = Array.from({ length: Math.max(0, count) }, (_, index) => highest + index + 1);
  return [...numbers.slice(-1), ...numbers.slice(0, -1)];
}
