import type { Dependency, Service, Stack } from "../core/compose/model.ts";
import { type Container, containersOf } from "../core/compose/reach/container.ts";
import { publish } from "../core/compose/reach/publish.ts";
import { seatsOf } from "../core/compose/reach/space.ts";

/** What a container is a moment after `up`; "absent" was not made. */
export type UpState = "running" | "exited" | "restarting" | "created" | "absent";

/** What of `up` the files do not tell. */
export interface Chance {
  /** Whether somebody made an external network of a name before. */
  readonly isMade: (network: string) => boolean;
  /** Whether the last container of a service gets a port for which several ask. */
  readonly isLastFirst: boolean;
}

/** Says what each container of a stack is after `up`. */
export function statesAfterUp(stack: Stack, { isMade, isLastFirst }: Chance): Map<Container, UpState> {
  const containers = isLastFirst ? containersOf(stack).toReversed() : containersOf(stack);
  const networks = [...stack.networks.values()];
  if (networks.some(({ isExternal, name }) => isExternal && !BUILT_IN.has(name) && !isMade(name)))
    return new Map(containers.map((each) => [each, "absent"]));
  const refused = containers.filter((each) => isRefused(each.service)).map(({ service }) => service.name);
  if (refused.length > 0) {
    const absent = dependentsOf(refused, stack);
    return new Map(containers.map((each) => [each, absent.has(each.service.name) ? "absent" : "created"]));
  }
  const clashes = publish(containers, seatsOf(stack, containers)).filter(({ takenBy }) => takenBy !== undefined);
  const lost = containers.filter((each) => isWithoutHost(each.service, containers));
  const blocked = new Set([...lost, ...clashes.map(({ container }) => container)]);
  const start = new Start(stack, new Set([...blocked].map(({ service }) => service)));
  return new Map(containers.map((each) => [each, blocked.has(each) ? "created" : start.stateOf(each.service)]));
}

const BUILT_IN = new Set(["bridge", "host", "none"]);

/** The engine refuses some options for a container that shares the network of another; then nothing is started. */
function isRefused({ networkMode = "", ports, expose, links, hostname, extraHosts }: Service): boolean {
  if (networkMode === "host") return links.length > 0;
  if (!/^(?:service|container):/.test(networkMode)) return false;
  return ports.length + expose.length + links.length + extraHosts.size > 0 || hostname !== undefined;
}

/** Whether a container cannot start: it is to share the network of one that is not there, or links to one of another network. */
function isWithoutHost({ networkMode = "", links }: Service, containers: readonly Container[]): boolean {
  const linked = new Set(networkMode === "bridge" ? links.map((link) => link.split(":")[0]) : []);
  if (containers.some(({ service }) => linked.has(service.name) && service.networkMode !== "bridge")) return true;
  return networkMode.startsWith("container:") && !containers.some(({ name }) => networkMode === `container:${name}`);
}

/** Gives services and all that depend on them. */
function dependentsOf(names: readonly string[], { services }: Stack): Set<string> {
  const found = new Set(names);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { name, dependsOn } of services.values()) {
      if (dependsOn.some((edge) => found.has(edge.service))) found.add(name);
    }
  }
  return found;
}

/** One start of a stack: a service whose dependency fails stays created. */
class Start {
  readonly #states = new Map<string, UpState>();
  readonly #stack: Stack;
  readonly #blocked: ReadonlySet<Service>;

  constructor(stack: Stack, blocked: ReadonlySet<Service>) {
    this.#stack = stack;
    this.#blocked = blocked;
  }

  stateOf(service: Service): UpState {
    const known = this.#states.get(service.name);
    if (known !== undefined) return known;
    this.#states.set(service.name, "created");
    const isMet = service.dependsOn.every((edge) => this.#isMet(edge, service));
    const state = isMet ? fateOf(service) : "created";
    this.#states.set(service.name, state);
    return state;
  }

  #isMet({ service: name, isRequired, condition }: Dependency, { networkMode }: Service): boolean {
    const needed = this.#stack.services.get(name);
    if (needed === undefined || !isRequired) return true;
    const state = this.#blocked.has(needed) ? "created" : this.stateOf(needed);
    if (state === "created") return false;
    if (networkMode === `service:${name}` && state !== "running") return false;
    if (condition === "service_completed_successfully") return state === "exited" && !isFailing(needed.command);
    const test = needed.healthcheck?.isDisabled === true ? undefined : needed.healthcheck?.test;
    return condition !== "service_healthy" || (state === "running" && test !== undefined && !isFailing(test.slice(1)));
  }
}

function fateOf({ entrypoint = [], command = [], restart = "no" }: Service): UpState {
  const words = [...entrypoint, ...command];
  if (!ENDING.test(words.join(" "))) return "running";
  const isRepeated = restart === "always" || restart === "unless-stopped";
  return isRepeated || (restart.startsWith("on-failure") && isFailing(words)) ? "restarting" : "exited";
}

/** Commands that end at once. */
const ENDING = /^(?:true|false|echo\b|\S*sh -c (?:.*\bexit \d+|true|false|echo [^;&]*)$)/s;

function isFailing(command: readonly string[] = []): boolean {
  return /(?:^|[\s;])(?:exit [1-9]\d*|false)$/.test(command.join(" "));
}
