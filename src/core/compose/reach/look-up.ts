import { isAddress } from "../ip-address.ts";
import type { Network } from "../model.ts";
import type { Container } from "./container.ts";
import type { Joined, Seat, Space } from "./space.ts";

/** Where a name leads. */
export type Address =
  | { readonly kind: "space"; readonly space: Space; readonly network: Network | undefined }
  | { readonly kind: "loopback" }
  /** The machine itself, as a container sees it. */
  | { readonly kind: "machine" }
  /** Something outside of the stack. */
  | { readonly kind: "elsewhere"; readonly text: string };

/** What made a name lead somewhere. */
export type Origin = "name" | "link" | "extra-host" | "own-name" | "localhost" | "address";

export interface Found {
  readonly origin: Origin;
  readonly addresses: readonly Address[];
}

/** The names of every network, as the engine's DNS knows them. */
export class Directory {
  readonly #spaces = new Map<string, Map<string, Space[]>>();
  readonly #bridge = new Map<string, Space>();
  /** The container that is linked by a service's name, or by its own. */
  readonly #linked = new Map<string, string>();
  readonly #addresses = new Map<string, { space: Space; network: Network }>();

  constructor(spaces: Iterable<Space>) {
    for (const space of new Set(spaces)) {
      for (const joined of space.attachments) this.#add(space, joined);
      for (const { service, name } of space.containers) {
        this.#linked.set(name, name);
        if (!this.#linked.has(service.name)) this.#linked.set(service.name, name);
      }
      if (space.mode !== "bridge") continue;
      for (const { service } of space.containers) this.#bridge.set(service.name, space);
    }
  }

  #add(space: Space, { network, names, address }: Joined): void {
    const known = this.#spaces.get(network.name) ?? new Map<string, Space[]>();
    for (const name of names) {
      const spaces = known.get(name);
      if (spaces === undefined) known.set(name, [space]);
      else spaces.push(space);
    }
    this.#spaces.set(network.name, known);
    if (address !== undefined) this.#addresses.set(address, { space, network });
  }

  /** Gives the spaces of a name on one network; letter case does not count. */
  named(name: string, network: Network): readonly Space[] {
    return this.#spaces.get(network.name)?.get(name.toLowerCase()) ?? [];
  }

  /** Gives the space of a service on the engine's own network, which knows no names. */
  onBridge(service: string): Address | undefined {
    const found = this.#bridge.get(service);
    return found && { kind: "space", space: found, network: found.attachments[0]?.network };
  }

  /** Gives the name of the container that a link leads to; undefined when it does not run. */
  linked(name: string): string | undefined {
    return this.#linked.get(name);
  }

  at(address: string): Address | undefined {
    const found = this.#addresses.get(address);
    return found && { kind: "space", ...found };
  }
}

/**
 * Says where a name leads from a container: its own /etc/hosts is asked first, then the networks that it is in. Undefined when
 * nothing there knows the name.
 */
export function lookUp(name: string, seat: Seat, directory: Directory): Found | undefined {
  if (isAddress(name)) return { origin: "address", addresses: [addressAt(name, directory)] };
  const asked = name.replace(/\.$/, "");
  const written = lookInHosts(asked.toLowerCase(), seat, directory);
  if (written !== undefined) return written;
  return seat.space.mode === "networks" ? askNetworks(asked, seat, directory) : undefined;
}

function addressAt(text: string, directory: Directory): Address {
  if (text.startsWith("127.") || text === "0.0.0.0") return { kind: "loopback" };
  return directory.at(text) ?? (MACHINE.has(text) ? { kind: "machine" } : { kind: "elsewhere", text });
}

/** The machine's address in the engine's own network, unless the engine is set up otherwise. */
const MACHINE = new Set(["host-gateway", "172.17.0.1"]);

function lookInHosts(name: string, { owner, space }: Seat, directory: Directory): Found | undefined {
  if (name === "localhost") return { origin: "localhost", addresses: [{ kind: "loopback" }] };
  if (isOwnName(name, owner, space)) {
    return { origin: "own-name", addresses: [{ kind: "space", space, network: space.attachments[0]?.network }] };
  }
  const hosts = [...owner.service.extraHosts].filter(([host]) => host.toLowerCase() === name);
  const addresses = hosts.flatMap(([, each]) => each.map((text) => addressAt(text, directory)));
  return addresses.length > 0 ? { origin: "extra-host", addresses } : linkInHosts(name, owner, directory);
}

/** On the engine's own network, links are lines of /etc/hosts. */
function linkInHosts(name: string, owner: Container, directory: Directory): Found | undefined {
  if (owner.service.networkMode !== "bridge") return undefined;
  const linked = [...linksOf(owner)].flatMap(([alias, service]) => {
    const address = directory.onBridge(service);
    return address && [alias, ...ownNamesAt(address)].some((each) => each.toLowerCase() === name) ? [address] : [];
  });
  return linked.length > 0 ? { origin: "link", addresses: linked } : undefined;
}

function ownNamesAt(address: Address): string[] {
  const [first] = address.kind === "space" ? address.space.containers : [];
  return first === undefined ? [] : [first.name, first.service.hostname ?? ""];
}

/** The engine writes a container's hostname into its /etc/hosts, whole and up to the first point. */
function isOwnName(name: string, { service }: Container, { mode }: Space): boolean {
  const hostname = service.hostname?.toLowerCase();
  if (hostname === undefined || (mode !== "networks" && mode !== "bridge")) return false;
  const domain = service.domainName?.toLowerCase();
  return name === hostname || name === hostname.split(".")[0] || name === `${hostname}.${domain ?? ""}`;
}

/**
 * Asks the engine's DNS as a container in networks does: for the whole name, then for what stands before its last point in the
 * network that is named behind it, and so on. The first network that knows the name answers.
 */
function askNetworks(name: string, { owner, space }: Seat, directory: Directory): Found | undefined {
  const links = linksOf(owner);
  for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
    const networkName = name.slice(end + 1);
    const joined = space.attachments.filter(({ network }) => networkName === "" || network.name === networkName);
    const found = askEach(name.slice(0, end), joined, links, directory);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whoever has a link of this name asks for its container alone. */
function askEach(
  name: string,
  joined: readonly Joined[],
  links: ReadonlyMap<string, string>,
  directory: Directory,
): Found | undefined {
  const linked = links.get(name);
  const asked = linked === undefined ? name : (directory.linked(linked) ?? "");
  for (const { network } of joined) {
    const spaces = directory.named(asked, network);
    const origin = linked === undefined ? "name" : "link";
    if (spaces.length > 0) return { origin, addresses: spaces.map((space) => ({ kind: "space", space, network })) };
  }
  return undefined;
}

/** The names that links give a container, with the names for which they stand. Letter case counts in them. */
export function linksOf({ service, number }: Container): Map<string, string> {
  const links = service.links.map(readLink);
  const numbered = links.map(([, linked]): [string, string] => [`${linked}-${number}`, linked]);
  return new Map([...numbered, ...links, ...service.externalLinks.map(readLink)]);
}

/** Reads "db:database", or "db" for a name that stays. */
function readLink(link: string): [alias: string, linked: string] {
  const [linked = "", alias = linked] = link.split(":");
  return [alias, linked];
}
