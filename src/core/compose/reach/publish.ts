import type { PublishedPort } from "../model.ts";
import type { Container } from "./container.ts";
import type { Seat } from "./space.ts";

/** A port of the machine that leads to one of a container. */
export interface Publication {
  readonly container: Container;
  readonly port: PublishedPort;
  /** The machine's port; undefined when the engine chooses one, or has none left to give. */
  readonly hostPort: number | undefined;
  readonly audience: Audience;
  /** The container that has the machine's port already, so that this one cannot start. */
  readonly takenBy?: Container | undefined;
}

/** Who comes to a published port: everybody who reaches the machine, programs on the machine alone, or nobody. */
export type Audience = "everybody" | "this machine" | "nobody";

/** Gives what containers publish, the machine's ports handed out in their order. */
export function publish(containers: readonly Container[], seats: ReadonlyMap<Container, Seat>): Publication[] {
  const taken = new Map<string, Container>();
  return containers.flatMap((container) =>
    container.service.ports.map((port) => publishOne(container, port, seats.get(container), taken)),
  );
}

function publishOne(
  container: Container,
  port: PublishedPort,
  seat: Seat | undefined,
  taken: Map<string, Container>,
): Publication {
  const audience = audienceOf(port, container, seat);
  const range = rangeOf(port.published);
  if (audience === "nobody" || range === undefined) return { container, port, hostPort: range?.[0], audience };
  const hostPort = range.find((each) => holderOf(taken, port, each) === undefined);
  if (hostPort === undefined)
    return { container, port, hostPort, audience, takenBy: holderOf(taken, port, range[0] ?? 0) };
  taken.set(keyOf(port, hostPort, port.hostAddress), container);
  taken.set(keyOf(port, hostPort, ANY), taken.get(keyOf(port, hostPort, ANY)) ?? container);
  if (isEvery(port.hostAddress)) taken.set(keyOf(port, hostPort, EVERY), container);
  return { container, port, hostPort, audience };
}

const ANY = "any";
const EVERY = "every";

/** A port on all addresses clashes with one on any of them. */
function holderOf(taken: ReadonlyMap<string, Container>, port: PublishedPort, hostPort: number): Container | undefined {
  if (isEvery(port.hostAddress)) return taken.get(keyOf(port, hostPort, ANY));
  return taken.get(keyOf(port, hostPort, EVERY)) ?? taken.get(keyOf(port, hostPort, port.hostAddress));
}

function keyOf({ protocol }: PublishedPort, hostPort: number, address: string | undefined): string {
  return `${protocol} ${hostPort} ${address ?? EVERY}`;
}

function audienceOf({ hostAddress }: PublishedPort, container: Container, seat: Seat | undefined): Audience {
  if (seat === undefined || !isPublishing(container, seat)) return "nobody";
  return isLoopback(hostAddress) ? "this machine" : "everybody";
}

/** Ports come to a container of its own, in a network with a way out. */
function isPublishing(container: Container, { space, owner }: Seat): boolean {
  if (owner !== container) return false;
  return space.mode === "bridge" || space.attachments.some(({ network }) => !network.isInternal);
}

function isEvery(address: string | undefined): boolean {
  return address === undefined || address === "" || address === "0.0.0.0" || address === "::";
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:127\.|::1$|localhost$)/.test(address);
}

const MOST_PORTS = 1000;

/** Reads "8000" or "8000-8010"; undefined when the engine chooses. */
function rangeOf(published: string | undefined): number[] | undefined {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(published ?? "") ?? [];
  if (first === undefined || Number(first) === 0) return undefined;
  const length = Math.min(Math.max(Number(last) - Number(first) + 1, 1), MOST_PORTS);
  return Array.from({ length }, (_, index) => Number(first) + index);
}
