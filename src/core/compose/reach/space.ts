import type { Network, Stack } from "../model.ts";
import type { Container } from "./container.ts";

/**
 * What containers see of networks: addresses, localhost and ports. Containers share one when one has `network_mode: service:…`,
 * and when they use the machine's own.
 */
export interface Space {
  /** "unknown" is that of a container which is not in the stack. */
  readonly mode: "networks" | "bridge" | "host" | "none" | "unknown";
  readonly containers: readonly Container[];
  /** In the order in which the engine asks them for a name. */
  readonly attachments: readonly Joined[];
}

/** A network that a space is in. */
export interface Joined {
  readonly network: Network;
  /** Every name for the space there, in small letters. */
  readonly names: ReadonlySet<string>;
  /** The address that the file gives it there, if it does. */
  readonly address: string | undefined;
}

/** Where a container is. */
export interface Seat {
  readonly space: Space;
  /** The container for which the space was made, whose names and `extra_hosts` hold; often itself. */
  readonly owner: Container;
}

/** Gives the place of each container. */
export function seatsOf(stack: Stack, containers: readonly Container[]): Map<Container, Seat> {
  const byMode = new Map<string, Container>();
  for (const container of containers) {
    if (container.number === 1) byMode.set(`service:${container.service.name}`, container);
    byMode.set(`container:${container.name}`, container);
  }
  const owners = findOwners(containers, byMode);
  const guests = Map.groupBy(containers, (container) => keyOf(owners.get(container) ?? container));
  const spaces = new Map([...guests].map(([key, each]) => [key, makeSpace(stack, key, each)]));
  return new Map(
    [...owners].flatMap(([container, owner]) => {
      const space = spaces.get(keyOf(owner));
      return space === undefined ? [] : [[container, { space, owner }]];
    }),
  );
}

/** Follows chains of `network_mode: service:…` to their ends; one that goes round in a circle ends where it was begun. */
function findOwners(
  containers: readonly Container[],
  byMode: ReadonlyMap<string, Container>,
): Map<Container, Container> {
  const owners = new Map<Container, Container>();
  for (const container of containers) {
    const chain = new Set<Container>();
    let end: Container | undefined = container;
    while (end !== undefined && !chain.has(end) && !owners.has(end)) {
      chain.add(end);
      end = byMode.get(end.service.networkMode ?? "");
    }
    const owner = end === undefined ? [...chain].at(-1) : (owners.get(end) ?? end);
    for (const each of chain) owners.set(each, owner ?? each);
  }
  return owners;
}

/** All that use the machine's network are in one space. */
function keyOf(owner: Container): Container | "host" {
  return owner.service.networkMode === "host" ? "host" : owner;
}

function makeSpace(stack: Stack, owner: Container | "host", containers: readonly Container[]): Space {
  if (owner === "host") return { mode: "host", containers, attachments: [] };
  const { networkMode = "networks" } = owner.service;
  if (networkMode === "none") return { mode: networkMode, containers, attachments: [] };
  if (networkMode === "bridge" || networkMode === "default")
    return { mode: "bridge", containers, attachments: [DEFAULT_BRIDGE] };
  if (networkMode !== "networks") return { mode: "unknown", containers, attachments: [] };
  return { mode: "networks", containers, attachments: attachmentsOf(stack, owner).toSorted(compareForNames) };
}

/** The engine's own network, which knows no names. */
const DEFAULT_BRIDGE: Joined = {
  network: { key: "bridge", name: "bridge", isInternal: false, isolatesMembers: false, isExternal: true },
  names: new Set(),
  address: undefined,
};

function attachmentsOf(stack: Stack, { service, name }: Container): Joined[] {
  return [...service.networks].flatMap(([key, { aliases, address }]) => {
    const network = stack.networks.get(key);
    const names = [service.name, name, service.hostname ?? "", ...aliases].filter((each) => each !== "");
    return network ? [{ network, address, names: new Set(names.map((each) => each.toLowerCase())) }] : [];
  });
}

/** The engine asks networks with a way out first, then by their names. */
function compareForNames({ network: a }: Joined, { network: b }: Joined): number {
  if (a.isInternal !== b.isInternal) return a.isInternal ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}
