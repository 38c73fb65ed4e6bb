import type { Publication } from "./publish.ts";
import type { Container } from "./container.ts";
import type { Reach } from "./reach.ts";
import { list } from "./words.ts";

/** Says in plain words who comes to a published port, or why nobody does. */
export function explainPort(reach: Reach, publication: Publication): string {
  const { container, port, hostPort, audience, takenBy } = publication;
  if (audience === "nobody") return whyNobody(reach, container);
  if (takenBy !== undefined)
    return `Port ${port.published ?? ""} of the machine belongs to ${takenBy.id} already, so ${container.id} cannot start.`;
  const where = hostPort === undefined ? "a port that the engine chooses" : `port ${hostPort}`;
  const audienceWords =
    audience === "this machine"
      ? `Only programs on this machine come to ${container.id}, by ${where} of ${port.hostAddress ?? ""}.`
      : `Everybody who reaches ${addressOf(port.hostAddress)} comes to ${container.id}, by ${where}.`;
  const isAnswered = hostPort === undefined || port.protocol !== "tcp" || reach.isAnswered(publication);
  return isAnswered ? audienceWords : `${audienceWords} ${whySilent(reach, publication)}`;
}

/** Says whether a container reaches what is outside of the stack, and why. */
export function explainWayOut(reach: Reach, container: Container): string {
  const { space } = reach.seatOf(container);
  if (space.mode === "none")
    return `${container.id} has no network (network_mode: none), so it reaches nothing outside.`;
  if (space.mode === "host")
    return `${container.id} uses the machine's own network and reaches what the machine reaches.`;
  if (space.mode === "unknown") return `${container.id} shares the network of a container that is not in this stack.`;
  const open = space.attachments.filter(({ network }) => !network.isInternal).map(({ network }) => network.key);
  if (open.length > 0) return `${container.id} reaches the outside by the network ${list(open)}.`;
  return `${container.id} reaches nothing outside: all its networks are internal.`;
}

function addressOf(hostAddress: string | undefined): string {
  const isEvery = hostAddress === undefined || hostAddress === "0.0.0.0" || hostAddress === "::" || hostAddress === "";
  return isEvery ? "this machine" : `the address ${hostAddress} of this machine`;
}

function whyNobody(reach: Reach, container: Container): string {
  const { space, owner } = reach.seatOf(container);
  if (owner !== container)
    return `${container.id} shares the network of ${owner.id}, so the engine refuses to publish ports for it. Publish them for ${owner.service.name}.`;
  if (space.mode === "host")
    return `${container.id} uses the machine's own network, so what it publishes is left out. Its ports are ports of the machine already.`;
  if (space.mode === "networks")
    return `Nobody comes to ${container.id} from outside: all its networks are internal, and there the engine publishes nothing.`;
  return `Nobody comes to ${container.id} from outside: it has no network in which ports are published.`;
}

function whySilent(reach: Reach, { container, port }: Publication): string {
  const listeners = reach.listenersOf(reach.seatOf(container).space);
  const local = listeners.some((each) => each.port === port.target && each.isLocal);
  if (local)
    return `But nothing answers: ${container.id} listens on 127.0.0.1:${port.target} alone, inside of its container. Let it listen on 0.0.0.0.`;
  const ports = list(listeners.map((each) => String(each.port)));
  return `But nothing answers: ${container.id} listens on ${ports === "" ? "no port that is known" : ports}, not on ${port.target}.`;
}
