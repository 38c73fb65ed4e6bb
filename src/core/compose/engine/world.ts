/** What a service's container does over time, where the reader tells it instead of the command. */
export interface Behaviour {
  /** Seconds from its start until its health check would pass; infinite for never. */
  readonly readyAfter?: number | undefined;
  /** When and with which code it ends by itself; undefined: it runs until it is stopped. */
  readonly exit?: { readonly after: number; readonly code: number } | undefined;
}

/** What the files of a project do not tell: images, other things of the engine, what containers do. */
export interface World {
  /** Whether an image is there or can be fetched. */
  hasImage(image: string): boolean;
  /** Whether an image holds a program. */
  hasProgram(image: string, program: string): boolean;
  /** Whether an image knows an account or group by its name. */
  hasUser(image: string, user: string): boolean;
  /** Whether an image holds a file or folder; undefined when nobody knows. */
  hasPath(image: string, path: string): boolean | undefined;
  /** Whether nothing else lies in the project's folder than its files. */
  readonly knowsFolder: boolean;
  /** Whether a network exists that Compose did not make. */
  hasNetwork(name: string): boolean;
  /** Whether a volume exists that Compose did not make. */
  hasVolume(name: string): boolean;
  /** Services whose health check can never pass. */
  readonly hopeless?: ReadonlySet<string>;
  /** What services do, by their names, instead of what their commands tell. */
  readonly behaviours: ReadonlyMap<string, Behaviour>;
}

/** A world in which nothing is missing. */
export const ORDINARY_WORLD: World = {
  hasImage: () => true,
  hasProgram: () => true,
  hasUser: () => true,
  hasPath: () => undefined,
  knowsFolder: false,
  hasNetwork: () => true,
  hasVolume: () => true,
  behaviours: new Map(),
};
