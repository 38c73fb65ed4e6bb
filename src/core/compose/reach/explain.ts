import type { Container } from "./container.ts";
import type { Address } from "./look-up.ts";
import type { Answer, Reach } from "./reach.ts";
import type { Space } from "./space.ts";
import { list } from "./words.ts";

/** Says in plain words why a name leads somewhere and a port answers there, or why not. */
export function explain(reach: Reach, answer: Answer): string {
  const { from, found, address, port } = answer;
  if (!reach.isRunning(from)) return `${from.id} does not run, so nothing in it can ask.`;
  if (found === undefined || address === undefined) return whyUnknown(reach, answer);
  const lead = leadOf(reach, answer, address);
  if (port === undefined) return `${lead} On which port something listens is not known.`;
  return `${lead} ${answer.answers ? whyAnswered(reach, answer, address) : whySilent(reach, answer, address)}`;
}

/** Why nothing knows the name. */
function whyUnknown(reach: Reach, { from, name }: Answer): string {
  const { space } = reach.seatOf(from);
  if (space.mode === "none")
    return `${from.id} has no network (network_mode: none), so it knows no name but localhost.`;
  if (space.mode === "host")
    return `${from.id} uses the machine's own network (network_mode: host), where names of services are not known. It reaches published ports at localhost.`;
  if (space.mode === "bridge") return `${from.id} is in the engine's own network, bridge, where names are not known.`;
  if (space.mode === "unknown") return `${from.id} shares the network of a container that is not in this stack.`;
  const named = reach.containers.filter((each) => hasName(each, name));
  const target = named.find((each) => reach.isRunning(each));
  if (target !== undefined) return whyOutOfSight(reach, from, target);
  const [stopped] = named;
  if (stopped !== undefined) return `${stopped.id} does not run, and only a running container has a name in a network.`;
  return reach.stack.services.has(name)
    ? `${name} has no container, and so no name in a network.`
    : `Nothing that ${from.id} can ask knows the name ${name}.`;
}

function hasName(container: Container, name: string): boolean {
  const { service } = container;
  const aliases = [...service.networks.values()].flatMap((each) => each.aliases);
  return [service.name, container.name, service.hostname ?? "", ...aliases].some(
    (each) => each.toLowerCase() === name.toLowerCase(),
  );
}

/** Why a container that runs has no name for another. */
function whyOutOfSight(reach: Reach, from: Container, target: Container): string {
  const { space, owner } = reach.seatOf(target);
  if (owner !== target)
    return `${target.id} has no name of its own: it shares the network of ${owner.id}, so ask for ${owner.service.name} and the port of ${target.id}.`;
  if (space.mode === "none") return `${target.id} has no network (network_mode: none), so nobody reaches it.`;
  if (space.mode === "host")
    return `${target.id} uses the machine's own network (network_mode: host), so no network of the stack knows its name.`;
  if (space.mode === "bridge")
    return `${target.id} is in the engine's own network, bridge, and not in one of the stack.`;
  if (space.mode === "unknown") return `${target.id} shares the network of a container that is not in this stack.`;
  const here = reach.seatOf(from).space;
  return `No network in common: ${from.id} has ${networksOf(here)}, ${target.id} has ${networksOf(space)}.`;
}

function networksOf({ attachments }: Space): string {
  return attachments.length === 0 ? "none" : list(attachments.map(({ network }) => network.key));
}

/** How the name leads to the address. */
function leadOf(reach: Reach, { from, name, found }: Answer, address: Address): string {
  if (found?.origin === "localhost") return "localhost is the container itself, not the machine.";
  if (found?.origin === "extra-host")
    return `${reach.seatOf(from).owner.id} has a line for ${name} in its /etc/hosts (extra_hosts), which counts before other names: it leads to ${placeOf(address)}.`;
  if (address.kind !== "space") return `${name} is ${placeOf(address)}.`;
  if (address.space === reach.seatOf(from).space) return `${name} is ${ownerIn(address.space)} itself.`;
  const network = address.network?.key ?? "";
  const target = namedIn(address.space, name);
  if (found?.origin === "link")
    return `For ${from.id} alone, ${name} is another name of ${target} (links); both are in the network ${network}.`;
  const isAlias = target !== name.toLowerCase() && target !== name;
  return `${isAlias ? `${name} is another name of ${target}. ` : ""}${from.id} and ${target} share the network ${network}.`;
}

function placeOf(address: Address): string {
  if (address.kind === "loopback") return "the container itself (127.0.0.1)";
  if (address.kind === "machine") return "the machine on which the engine runs";
  if (address.kind === "elsewhere") return `${address.text}, an address outside of this stack`;
  return ownerIn(address.space);
}

/** The container of a space that is meant by a name. */
function namedIn(space: Space, name: string): string {
  const service = space.containers.find((each) => each.service.name.toLowerCase() === name.toLowerCase());
  return service?.service.name ?? ownerIn(space);
}

function ownerIn({ containers }: Space): string {
  return containers[0]?.id ?? "a container";
}

function whyAnswered(reach: Reach, { from, port = 0 }: Answer, address: Address): string {
  if (address.kind === "machine") return `Something answers there on port ${port}.`;
  const space = address.kind === "space" ? address.space : reach.seatOf(from).space;
  const listener = space.containers.find((each) => listensOn(reach, each, port));
  return listener === undefined ? `Something there listens on ${port}.` : `${listener.id} listens on ${port}.`;
}

function listensOn(reach: Reach, { service }: Container, port: number): boolean {
  return reach.listenersOfService(service.name).some((each) => each.port === port);
}

function whySilent(reach: Reach, answer: Answer, address: Address): string {
  const { from, port = 0 } = answer;
  const here = reach.seatOf(from).space;
  if (address.kind === "elsewhere") return "What answers there, this stack does not say.";
  if (address.kind === "machine")
    return reach.hasWayOut(from)
      ? `Nothing that containers reach answers there on port ${port}.`
      : `${from.id} has no way to it: its networks are internal.`;
  const space = address.kind === "loopback" ? here : address.space;
  const listeners = reach.listenersOf(space);
  const listener = listeners.find((each) => each.port === port);
  if (listener?.isLocal === true)
    return `${ownerIn(space)} listens on 127.0.0.1:${port} alone, where only its own container gets in. Let it listen on 0.0.0.0.`;
  if (listener === undefined)
    return whereInstead(
      ownerIn(space),
      listeners.map((each) => each.port),
      port,
    );
  return `The network keeps its members apart (enable_icc is false).`;
}

function whereInstead(owner: string, ports: readonly number[], asked: number): string {
  if (ports.length === 0) return `Nothing in ${owner} listens on ${asked}, as far as the file tells.`;
  return `${owner} listens on ${list([...new Set(ports)].map(String))}, not on ${asked}.`;
}
