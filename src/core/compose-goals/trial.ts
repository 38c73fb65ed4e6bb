import { ComposeError } from "../compose/compose-error.ts";
import type { ComposeProject } from "../compose/files.ts";
import { findIn } from "../compose/findings/find.ts";
import type { Finding } from "../compose/findings/finding.ts";
import { loadProject } from "../compose/load.ts";
import type { Service, Stack } from "../compose/model.ts";
import type { Place as ComposePlace } from "../compose/node.ts";
import { type Reach, reachOf } from "../compose/reach/reach.ts";
import type { Place } from "../goals/goal.ts";

/** What Compose makes of the files, or why it refuses them. */
export type Trial =
  | {
      readonly project: ComposeProject;
      readonly stack: Stack;
      readonly reach: Reach;
      readonly findings: readonly Finding[];
      /** The files that were read, by path. */
      readonly texts: Readonly<Record<string, string>>;
    }
  | { readonly stack: undefined; readonly refusal: string; readonly place: Place | undefined };
export type Accepted = Extract<Trial, { readonly stack: Stack }>;

/** Reads files as Compose does, in an empty environment; never throws, whatever their texts are. */
export function tryFiles(texts: Readonly<Record<string, string>>): Trial {
  try {
    const files = new Map(Object.entries(texts));
    const project = { files, environment: new Map(), profiles: [], folder: FOLDER };
    const loaded = loadProject(project);
    return { project, stack: loaded.stack, reach: reachOf(loaded.stack), findings: findIn(project, loaded), texts };
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return { stack: undefined, refusal: error.message, place: placeIn(error.place) };
  }
}

/** A stack, and who reaches whom in it. */
export type Ways = Pick<Accepted, "stack" | "reach">;

/** Gives the same stack with one more service, called STRANGER, in one network alone: somebody who looks around there. */
export function withStranger(stack: Stack, network: string): Ways {
  const stranger: Service = {
    name: STRANGER,
    image: "busybox",
    environment: new Map(),
    dependsOn: [],
    ports: [],
    expose: [],
    networks: new Map([[network, { aliases: [] }]]),
    links: [],
    externalLinks: [],
    extraHosts: new Map(),
    mounts: [],
    tmpfs: [],
    volumesFrom: [],
    secrets: [],
    configs: [],
    profiles: [],
    replicas: 1,
    isReadOnly: false,
  };
  const added = { ...stack, services: new Map([...stack.services, [STRANGER, stranger]]) };
  return { stack: added, reach: reachOf(added) };
}

/** The place as a reader knows it: the file's name, and the line. */
export function placeIn(place: ComposePlace | undefined): Place | undefined {
  return place && { file: place.file.replace(`${FOLDER}/`, ""), line: place.line };
}

export const STRANGER = "a stranger";
const FOLDER = "/project";
