export type EventKind = "created" | "started" | "healthy" | "unhealthy" | "exited" | "removed";

/** Something that happened to a container. */
export interface StackEvent {
  /** Seconds since the simulation began. */
  readonly time: number;
  readonly kind: EventKind;
  readonly service: string;
  readonly number: number;
  /** Whether it is a container of `compose run`. */
  readonly isOneOff: boolean;
  /** The exit code of one that exited. */
  readonly code?: number | undefined;
}
