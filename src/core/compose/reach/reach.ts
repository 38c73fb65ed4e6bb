import type { Service, Stack } from "../model.ts";
import { type Container, containersOf } from "./container.ts";
import { guessListeners, type Listener } from "./listens.ts";
import { type Address, Directory, type Found, lookUp } from "./look-up.ts";
import { type Publication, publish } from "./publish.ts";
import { type Seat, seatsOf, type Space } from "./space.ts";

/** What is known of a stack beside its files. */
export interface Circumstances {
  /** Where a service listens; for those that are not named, it is guessed. */
  readonly listens?: ReadonlyMap<string, readonly Listener[]> | undefined;
  /** Whether a container runs; all do unless told. */
  readonly isRunning?: ((container: Container) => boolean) | undefined;
}

/** Whether a name leads somewhere from a container, and whether a port answers there. */
export interface Answer {
  readonly from: Container;
  readonly name: string;
  /** Undefined when only the name was asked. */
  readonly port: number | undefined;
  readonly resolves: boolean;
  readonly answers: boolean;
  /** Where the name leads, if it does. */
  readonly found: Found | undefined;
  /** The address that answers, else the first. */
  readonly address: Address | undefined;
}

/** Says who reaches whom in a stack that runs. */
export function reachOf(stack: Stack, circumstances: Circumstances = {}): Reach {
  return new Reach(stack, circumstances);
}

export class Reach {
  readonly stack: Stack;
  readonly containers: readonly Container[];
  readonly publications: readonly Publication[];
  readonly #circumstances: Circumstances;
  readonly #seats: ReadonlyMap<Container, Seat>;
  readonly #directory: Directory;
  readonly #listeners = new Map<Space, readonly Listener[]>();
  /** What answers on the machine itself, by port. */
  readonly #machine: ReadonlyMap<number, readonly Listener[]>;

  constructor(stack: Stack, circumstances: Circumstances) {
    this.stack = stack;
    this.#circumstances = circumstances;
    this.containers = containersOf(stack);
    this.#seats = seatsOf(stack, this.containers);
    const running = this.containers.filter((container) => this.isRunning(container));
    this.#directory = new Directory(running.flatMap((each) => this.#seats.get(each)?.space ?? []));
    this.publications = publish(running, this.#seats);
    this.#machine = Map.groupBy(this.#onMachine(), ({ port }) => port);
  }

  isRunning(container: Container): boolean {
    return this.#circumstances.isRunning?.(container) ?? true;
  }

  seatOf(container: Container): Seat {
    return this.#seats.get(container) ?? { owner: container, space: NOWHERE };
  }

  /** Asks for a port of a name from within a container; without a port, for the name alone. */
  ask(from: Container, name: string, port: number | undefined): Answer {
    const seat = this.seatOf(from);
    const found = this.isRunning(from) ? lookUp(name, seat, this.#directory) : undefined;
    const answering = found?.addresses.find((each) => port !== undefined && this.answers(seat.space, each, port));
    return {
      from,
      name,
      port,
      resolves: found !== undefined,
      answers: answering !== undefined,
      found,
      address: answering ?? found?.addresses[0],
    };
  }

  /** Asks for a service by its name: for the first of its ports that answers, else for the first. */
  askFor(from: Container, { name }: Service): Answer {
    const answers = this.listenersOfService(name).map(({ port }) => this.ask(from, name, port));
    return answers.find((each) => each.answers) ?? answers[0] ?? this.ask(from, name, undefined);
  }

  /** Whether a port answers at an address, asked from a space. */
  answers(from: Space, address: Address, port: number): boolean {
    if (address.kind === "loopback") return this.#answersAtHome(from, port);
    if (address.kind === "machine") return hasWayOut(from) && this.answersOnMachine(port, from.mode === "host");
    if (address.kind === "elsewhere") return false;
    const isOpen = this.listenersOf(address.space).some((each) => each.port === port && !each.isLocal);
    return isOpen && (from === address.space || isWayBetween(from, address.network?.name));
  }

  /** Whether any address of a container answers on a port, be its names known or not. */
  answersByAddress(from: Container, to: Container, port: number): boolean {
    const { space } = this.seatOf(to);
    const here = this.seatOf(from).space;
    return space.attachments.some(({ network }) => this.answers(here, { kind: "space", space, network }, port));
  }

  /** Where a service listens when it runs. */
  listenersOfService(name: string): readonly Listener[] {
    const service = this.stack.services.get(name);
    return this.#circumstances.listens?.get(name) ?? (service === undefined ? [] : guessListeners(service));
  }

  /** Where the processes of a space listen, those of containers that share it included. */
  listenersOf(space: Space): readonly Listener[] {
    const known = this.#listeners.get(space);
    if (known !== undefined) return known;
    const running = space.containers.filter((container) => this.isRunning(container));
    const listeners = running.flatMap(({ service }) => this.listenersOfService(service.name));
    this.#listeners.set(space, listeners);
    return listeners;
  }

  /** Whether a container reaches what is outside of the stack. */
  hasWayOut(container: Container): boolean {
    return hasWayOut(this.seatOf(container).space);
  }

  /** Whether something answers on a port of the machine, asked on the machine itself or from another one. */
  answersOnMachine(port: number, isAtHome: boolean): boolean {
    return (this.#machine.get(port) ?? []).some(({ isLocal }) => isAtHome || !isLocal);
  }

  /** Whether somebody answers where a published port leads. */
  isAnswered({ container, port, hostPort, audience }: Publication): boolean {
    if (audience === "nobody" || hostPort === undefined || port.protocol !== "tcp") return false;
    return this.listenersOf(this.seatOf(container).space).some((each) => each.port === port.target && !each.isLocal);
  }

  #answersAtHome(space: Space, port: number): boolean {
    if (space.mode === "host") return this.answersOnMachine(port, true);
    return this.listenersOf(space).some((each) => each.port === port);
  }

  #onMachine(): Listener[] {
    const published = this.publications.filter((each) => this.isAnswered(each) && !isVersion6(each));
    const hosts = new Set([...this.#seats.values()].map(({ space }) => space).filter(({ mode }) => mode === "host"));
    return [
      ...published.map(({ hostPort = 0, audience }) => ({ port: hostPort, isLocal: audience === "this machine" })),
      ...[...hosts].flatMap((space) => this.listenersOf(space)),
    ];
  }
}

/** Ports on an address of IPv6, even on all of them, do not answer on 127.0.0.1. */
function isVersion6({ port }: Publication): boolean {
  return port.hostAddress?.includes(":") === true;
}

const NOWHERE: Space = { mode: "unknown", containers: [], attachments: [] };

/** Whether packets get from one space to another that is in the network of a name. The machine is in every network. */
function isWayBetween(from: Space, network: string | undefined): boolean {
  if (from.mode === "host") return true;
  const joined = from.attachments.find((each) => each.network.name === network);
  return joined !== undefined && !joined.network.isolatesMembers;
}

function hasWayOut({ mode, attachments }: Space): boolean {
  return mode === "host" || attachments.some(({ network }) => !network.isInternal);
}
