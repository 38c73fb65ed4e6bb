import type { PublishedPort } from "../model.ts";
import type { Container } from "./container.ts";
import { Refusal } from "./refusal.ts";

interface Taken {
  readonly container: Container;
  readonly address: string;
  readonly protocol: string;
}

const ANY_ADDRESS = "0.0.0.0";
/** More ports than there are need not be tried. */
const LAST_PORT = 65_535;

/** The ports of the host that running containers have. */
export class HostPorts {
  readonly #taken = new Map<number, Taken[]>();

  /** Takes all ports that a container publishes. @throws Refusal when one of them belongs to another container. */
  take(container: Container): void {
    try {
      for (const port of container.plan.service.ports) this.#takeOne(container, port);
    } catch (error) {
      this.release(container);
      throw error;
    }
  }

  release(container: Container): void {
    for (const [port, holders] of this.#taken) {
      const left = holders.filter((each) => each.container !== container);
      if (left.length === 0) this.#taken.delete(port);
      else if (left.length < holders.length) this.#taken.set(port, left);
    }
  }

  #takeOne(container: Container, { published, hostAddress, protocol }: PublishedPort): void {
    const [first = 0, last = first] = (published ?? "").split("-").map(Number);
    if (first === 0 || Number.isNaN(first)) return;
    const address = hostAddress ?? ANY_ADDRESS;
    for (let port = first; port <= Math.min(last, LAST_PORT); port += 1) {
      if (this.#isTaken(port, address, protocol)) continue;
      this.#taken.set(port, [...(this.#taken.get(port) ?? []), { container, address, protocol }]);
      return;
    }
    const isSame = (this.#taken.get(first) ?? []).some((taken) => taken.address === address);
    throw new Refusal(
      `Error response from daemon: driver failed programming external connectivity on endpoint ${container.plan.name} (<id>): ` +
        (first !== last
          ? "all ports are allocated"
          : isSame
            ? `Bind for ${address}:${first} failed: port is already allocated`
            : `Error starting userland proxy: listen ${protocol}4 ${address}:${first}: bind: address already in use`),
    );
  }

  #isTaken(port: number, address: string, protocol: string): boolean {
    return (this.#taken.get(port) ?? []).some(
      (taken) =>
        taken.protocol === protocol &&
        (taken.address === address || taken.address === ANY_ADDRESS || address === ANY_ADDRESS),
    );
  }
}
