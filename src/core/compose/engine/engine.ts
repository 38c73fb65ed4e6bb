import { Backoffs } from "./backoffs.ts";
import { Clock } from "./clock.ts";
import { Container, type ContainerPlan, type Health } from "./container.ts";
import { Files } from "./files.ts";
import { live } from "./life.ts";
import { checkCreate } from "./check-create.ts";
import { checkStart } from "./check-start.ts";
import { checkHealth } from "./health.ts";
import { codeOfSignal, readSignal } from "./lifecycle.ts";
import { machineFor } from "./container-machine.ts";
import { Signals } from "./machine.ts";
import { makeMountPoints } from "./mounts.ts";
import { HostPorts } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import type { EventKind, StackEvent } from "./stack-event.ts";
import { pause, type Process, runFor, Task } from "./task.ts";
import type { World } from "./world.ts";

export interface StoredVolume {
  readonly name: string;
  readonly files: Files;
  /** The project that made it; undefined when somebody else did. */
  readonly project: string | undefined;
  readonly isAnonymous: boolean;
}

/** What one container's life consists of while it runs. */
interface Life {
  readonly main: Task<number>;
  readonly checks: Task<void> | undefined;
}

/** What a program needs to end when it is asked to. */
const ENDING_SECONDS = 0.1;
const KILLED = 137;

/** A simulated Docker Engine: containers, volumes, ports and the time in which they live. */
export class Engine {
  readonly clock = new Clock();
  readonly world: World;
  readonly host: Files;
  readonly events: StackEvent[] = [];
  readonly volumes = new Map<string, StoredVolume>();
  /** The configurations of networks, by their names. */
  readonly networks = new Map<string, string>();
  #made = 0;
  #volumesMade = 0;
  readonly #containers = new Set<Container>();
  readonly #lives = new Map<Container, Life>();
  readonly #backoffs = new Backoffs();
  readonly #ports = new HostPorts();

  constructor(world: World, host: Files) {
    this.world = world;
    this.host = host;
  }

  get containers(): readonly Container[] {
    return [...this.#containers];
  }

  /**
   * @param replaced The container that goes when the new one is made, and leaves it its name.
   * @throws Refusal when the engine would not make such a container.
   */
  create(plan: ContainerPlan, replaced?: Container): Container {
    const { service } = plan;
    if (service.image !== undefined && service.build === undefined && !this.world.hasImage(service.image))
      throw new Refusal(`Error response from daemon: No such image: ${service.image}`);
    checkCreate(service);
    this.#made += 1;
    const same = this.containers.find(({ plan: { name } }) => name === plan.name);
    if (same !== undefined && same !== replaced)
      throw new Refusal(
        `Error response from daemon: Conflict. The container name "/${plan.name}" is already in use by container "<id>". ` +
          "You have to remove (or rename) that container to be able to reuse that name.",
      );
    const container = new Container(plan, this.#made);
    this.#containers.add(container);
    this.#note(container, "created");
    return container;
  }

  /** @throws Refusal when it cannot start. */
  start(container: Container): void {
    if (container.isRunning || container.state === "restarting") return;
    if (container.state === "paused")
      throw new Refusal("Error response from daemon: cannot start a paused container, try unpause instead");
    container.isStoppedByHand = false;
    container.restarts = 0;
    this.#backoffs.forget(container);
    this.#begin(container);
  }

  /** Asks a container to end, and kills it when it does not do so in time. */
  *stop(container: Container, seconds = container.plan.lifecycle.graceSeconds): Process {
    if (container.state !== "created" && container.state !== "exited") container.isStoppedByHand = true;
    this.#settle(container);
    if (!container.isRunning && container.state !== "paused") return;
    const code = this.#request(container, container.plan.lifecycle.stopSignal ?? "TERM");
    if (code !== undefined && (seconds > 0 || container.plan.lifecycle.usesInit)) {
      yield* pause(this.clock, Math.min(ENDING_SECONDS, seconds));
      this.#end(container, code);
    }
    yield* runFor(this.clock, this.whenExited(container), seconds);
    this.#end(container, KILLED);
  }

  /** Brings a signal to a container; gives the code with which it ends at once, undefined when it does not. */
  #request({ signals, plan }: Container, signal: string): number | undefined {
    if (signal === "KILL") return KILLED;
    const listens = signals.send(signal);
    return signals.endsAt(signal) ?? (plan.lifecycle.usesInit && !listens ? codeOfSignal(signal) : undefined);
  }

  /** Sends a signal; SIGKILL ends at once. */
  kill(container: Container, signal: string): void {
    const name = readSignal(signal);
    const { stopSignal } = container.plan.lifecycle;
    if (name === "KILL" || name === (stopSignal ?? name)) {
      container.isStoppedByHand = true;
      this.#settle(container);
      if (container.state === "paused") container.state = "running";
    }
    if (!container.isRunning) return;
    const code = this.#request(container, name);
    if (name === "KILL") this.#end(container, KILLED);
    else if (code !== undefined) this.clock.after(ENDING_SECONDS, () => this.#end(container, code));
  }

  /** Lets a container's process fail by itself, so that its restart policy takes hold. */
  crash(container: Container, code = KILLED): void {
    this.#end(container, code);
  }

  remove(container: Container, withVolumes: boolean): void {
    this.#end(container, KILLED);
    this.#settle(container);
    this.#containers.delete(container);
    this.#note(container, "removed");
    if (!withVolumes) return;
    for (const { volume, isAnonymous, isInherited } of container.plan.mounts)
      if (volume !== undefined && isAnonymous && !isInherited) this.removeVolume(volume);
  }

  /** How many volumes were made so far, from which an anonymous one has its name. */
  get volumesMade(): number {
    return this.#volumesMade;
  }

  addVolume(volume: StoredVolume): void {
    this.#volumesMade += 1;
    this.volumes.set(volume.name, volume);
  }

  /** Removes a volume; false when a container uses it. */
  removeVolume(name: string): boolean {
    if (this.containers.some(({ plan }) => plan.mounts.some((mount) => mount.volume === name))) return false;
    this.volumes.delete(name);
    return true;
  }

  /** Waits until a container does not run any more. */
  *whenExited(container: Container): Process {
    while (container.isRunning || container.state === "paused")
      yield (resume) => {
        const stop = container.watch(() => {
          stop();
          resume();
        });
      };
  }

  #begin(container: Container): void {
    this.#ports.take(container);
    try {
      checkStart(this, container);
      makeMountPoints(container.plan.mounts);
    } catch (error) {
      this.#ports.release(container);
      throw error;
    }
    const { healthcheck } = container.plan.service;
    const hasCheck = healthcheck?.test !== undefined && healthcheck.test.length > 0 && !healthcheck.isDisabled;
    container.state = "running";
    container.startedAt = this.clock.now;
    container.signals = new Signals();
    container.health = hasCheck ? "starting" : undefined;
    this.#note(container, "started");
    const main = new Task(this.clock, live(this, container));
    this.#lives.set(container, { main, checks: hasCheck ? this.#check(container) : undefined });
    main.whenEnded(() => this.#end(container, main.result ?? 0));
    container.tell();
  }

  #check(container: Container): Task<void> | undefined {
    const { healthcheck } = container.plan.service;
    if (healthcheck === undefined) return undefined;
    const machine = machineFor(this, container, "probe");
    const storages = new Set([container.plan.layer, ...container.plan.mounts.map(({ files }) => files)]);
    return new Task(
      this.clock,
      checkHealth(this.clock, {
        container,
        check: healthcheck,
        machine,
        isTold: this.world.behaviours.has(container.service),
        isHopeless: this.world.hopeless?.has(container.service) === true,
        watch: (watcher) => {
          const stops = [container.watch(watcher), ...[...storages].map((files) => files.watch(watcher))];
          return () => {
            for (const stop of stops) stop();
          };
        },
        tell: (health) => this.#setHealth(container, health),
      }),
    );
  }

  #setHealth(container: Container, health: Health): void {
    container.health = health;
    if (health !== "starting") this.#note(container, health);
    container.tell();
  }

  #end(container: Container, code: number): void {
    if (!container.isRunning && container.state !== "paused") return;
    const life = this.#lives.get(container);
    life?.main.stop();
    life?.checks?.stop();
    this.#lives.delete(container);
    this.#ports.release(container);
    container.exitCode = code;
    container.isReady = false;
    for (const { isInMemory, files } of container.plan.mounts)
      if (isInMemory && !this.#isMountedBeside(container, files)) files.clear();
    const restarts = this.#restarts(container, code);
    container.state = restarts ? "restarting" : "exited";
    this.#note(container, "exited", code);
    if (restarts) this.#startLater(container);
    container.tell();
  }

  #isMountedBeside(container: Container, files: Files): boolean {
    return this.containers.some(
      (other) => other !== container && other.isRunning && other.plan.mounts.some((mount) => mount.files === files),
    );
  }

  #restarts({ plan, isStoppedByHand, restarts }: Container, code: number): boolean {
    const { when, attempts } = plan.lifecycle.restart;
    if (isStoppedByHand || plan.isOneOff || when === "never") return false;
    return when === "always" || (code !== 0 && (attempts === 0 || restarts < attempts));
  }

  #startLater(container: Container): void {
    this.clock.after(this.#backoffs.next(container, this.clock.now - container.startedAt), () => {
      if (container.state !== "restarting") return;
      container.restarts += 1;
      this.#beginAgain(container);
    });
  }

  /** One that cannot start any more, since another has its port, stays down. */
  #beginAgain(container: Container): void {
    try {
      this.#begin(container);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#settle(container);
    }
  }

  /** A container that waited to be started again does not any more. */
  #settle(container: Container): void {
    if (container.state !== "restarting") return;
    container.state = "exited";
    container.tell();
  }

  #note({ plan }: Container, kind: EventKind, code?: number): void {
    const { service, number, isOneOff } = plan;
    this.events.push({
      time: this.clock.now,
      kind,
      service: service.name,
      number,
      isOneOff,
      ...(code !== undefined && { code }),
    });
  }
}
