import type { Place } from "./node.ts";

/** A stack as Compose understands it: short forms written out, variables filled in, profiles applied. */
export interface Stack {
  /** The project's name, which stands before the names of what is made. */
  readonly name: string;
  readonly services: ReadonlyMap<string, Service>;
  readonly networks: ReadonlyMap<string, Network>;
  readonly volumes: ReadonlyMap<string, Volume>;
  /** Secrets by the key in the file. */
  readonly secrets: ReadonlyMap<string, Given>;
  readonly configs: ReadonlyMap<string, Given>;
}

export interface Service {
  readonly name: string;
  /** Where its key is written; undefined when the model was not read from files. */
  readonly place?: Place | undefined;
  readonly image?: string | undefined;
  readonly build?: Build | undefined;
  /** What is run; undefined leaves the image's own. */
  readonly command?: readonly string[] | undefined;
  readonly entrypoint?: readonly string[] | undefined;
  readonly containerName?: string | undefined;
  readonly hostname?: string | undefined;
  readonly domainName?: string | undefined;
  readonly user?: string | undefined;
  readonly workingFolder?: string | undefined;
  /** A value is null where a variable is named and not set anywhere. */
  readonly environment: ReadonlyMap<string, string | null>;
  readonly dependsOn: readonly Dependency[];
  readonly healthcheck?: Healthcheck | undefined;
  readonly restart?: string | undefined;
  readonly ports: readonly PublishedPort[];
  /** Ports that are named for readers only, such as "8000" or "9000-9001/udp". */
  readonly expose: readonly string[];
  /** The networks that it joins, by their keys; empty with a network mode. */
  readonly networks: ReadonlyMap<string, Attachment>;
  /** "host", "none", "service:db", "container:x". */
  readonly networkMode?: string | undefined;
  /** "db:database": another name of a service for this one alone. */
  readonly links: readonly string[];
  /** "demo-db-1:store": another name of a container that need not be in the stack. */
  readonly externalLinks: readonly string[];
  /** Names that are written into its /etc/hosts, with their addresses. */
  readonly extraHosts: ReadonlyMap<string, readonly string[]>;
  readonly mounts: readonly Mount[];
  /** Folders in memory beside the mounts: "/tmp", "/run:size=64m". */
  readonly tmpfs: readonly string[];
  /** "db", "db:ro", "container:x". */
  readonly volumesFrom: readonly string[];
  readonly secrets: readonly Grant[];
  readonly configs: readonly Grant[];
  readonly profiles: readonly string[];
  /** How many containers it has; 1 unless told. */
  readonly replicas: number;
  /** The memory limit in bytes; undefined without one. */
  readonly memoryLimit?: number | undefined;
  readonly isReadOnly: boolean;
}

export interface Build {
  readonly context: string;
  readonly dockerfile?: string | undefined;
  readonly target?: string | undefined;
}

export type Condition = "service_started" | "service_healthy" | "service_completed_successfully";

/** One edge: the service waits for `service`. */
export interface Dependency {
  readonly service: string;
  readonly condition: Condition;
  /** False forgives a dependency that failed or is not there. */
  readonly isRequired: boolean;
  /** Whether it is restarted when the other is. */
  readonly restarts: boolean;
  readonly place?: Place | undefined;
}

/** All times in seconds. */
export interface Healthcheck {
  /** ["CMD", …], ["CMD-SHELL", "…"] or ["NONE"]; undefined leaves the image's own. */
  readonly test?: readonly string[] | undefined;
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
  readonly startInterval: number;
  readonly isDisabled: boolean;
  readonly place?: Place | undefined;
}

export interface PublishedPort {
  /** The container's port. */
  readonly target: number;
  /** The host's port or range, such as "8000" or "8000-8010"; undefined lets the engine choose. */
  readonly published?: string | undefined;
  /** Undefined: every address of the host. */
  readonly hostAddress?: string | undefined;
  readonly protocol: string;
  readonly place?: Place | undefined;
}

export interface Attachment {
  readonly aliases: readonly string[];
  /** The address that it is given there; undefined lets the engine choose. */
  readonly address?: string | undefined;
  readonly place?: Place | undefined;
}

export interface Mount {
  readonly type: "volume" | "bind" | "tmpfs" | "image" | "cluster" | "npipe";
  /** The key of a volume, a path of the host; undefined for an anonymous volume and a tmpfs. */
  readonly source?: string | undefined;
  readonly target: string;
  readonly isReadOnly: boolean;
  /** For a bind: whether a missing source becomes a folder. */
  readonly createsSource: boolean;
  /** For a volume: whether an empty one takes over what the image has there. */
  readonly copies: boolean;
  /** For a volume: the folder in it that is mounted; undefined for all of it. */
  readonly subpath?: string | undefined;
  readonly place?: Place | undefined;
}

/** A secret or config that a service is given. */
export interface Grant {
  readonly source: string;
  readonly target?: string | undefined;
  readonly place?: Place | undefined;
}

export interface Network {
  readonly key: string;
  /** Its name for the engine: demo_back. */
  readonly name: string;
  readonly driver?: string | undefined;
  /** Without a way out. */
  readonly isInternal: boolean;
  /** Whether its members cannot reach each other, by the driver's option enable_icc. */
  readonly isolatesMembers: boolean;
  readonly isExternal: boolean;
  readonly place?: Place | undefined;
}

export interface Volume {
  readonly key: string;
  readonly name: string;
  readonly driver?: string | undefined;
  readonly isExternal: boolean;
  readonly place?: Place | undefined;
  /** The folder of the computer that it really is, by its driver's options; undefined for a volume of the engine's own. */
  readonly device?: string | undefined;
  /** Whether it lies in memory, by its driver's options. */
  readonly isInMemory?: boolean;
}

/** Where the content of a secret or config comes from. */
export interface Given {
  readonly key: string;
  readonly name: string;
  readonly file?: string | undefined;
  readonly environment?: string | undefined;
  readonly content?: string | undefined;
  readonly isExternal: boolean;
  readonly place?: Place | undefined;
}
