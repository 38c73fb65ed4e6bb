import type { Lifecycle } from "./lifecycle.ts";
import type { Service } from "../model.ts";
import { Files } from "./files.ts";
import { Signals } from "./machine.ts";
import type { AttachedMount } from "./mounts.ts";

export type ContainerState = "created" | "running" | "restarting" | "paused" | "exited";
export type Health = "starting" | "healthy" | "unhealthy";

/** Of what a container is made; it never changes. */
export interface ContainerPlan {
  readonly name: string;
  /** The project to which it belongs. */
  readonly project: string;
  readonly service: Service;
  readonly lifecycle: Lifecycle;
  /** The number among the containers of its service, from 1. */
  readonly number: number;
  /** Whether other services wait for it to end. */
  readonly isJob: boolean;
  /** Whether `compose run` made it. */
  readonly isOneOff: boolean;
  /** What it runs, when that is not what its service says. */
  readonly command?: readonly string[] | undefined;
  /** Tells apart configurations: one that differs makes Compose create the container anew. */
  readonly fingerprint: string;
  readonly mounts: readonly AttachedMount[];
  /** What the image holds. */
  readonly layer: Files;
}

/** A container of the simulated engine, as it is at the moment. */
export class Container {
  readonly plan: ContainerPlan;
  /** Tells it from another of the same name, made before or after. */
  readonly id: number;
  state: ContainerState = "created";
  exitCode = 0;
  health: Health | undefined;
  startedAt = 0;
  /** Whether the program that runs in it answers. */
  isReady = false;
  /** Whether somebody stopped it, so that its restart policy rests. */
  isStoppedByHand = false;
  restarts = 0;
  signals = new Signals();
  readonly #watchers = new Set<() => void>();

  constructor(plan: ContainerPlan, id: number) {
    this.plan = plan;
    this.id = id;
  }

  get service(): string {
    return this.plan.service.name;
  }

  get isRunning(): boolean {
    return this.state === "running";
  }

  /** Whether `docker ps` lists it. */
  get isUp(): boolean {
    return this.state !== "created" && this.state !== "exited";
  }

  /** Calls a function after each change until the function that it gives is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Tells that something about it has changed. */
  tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
