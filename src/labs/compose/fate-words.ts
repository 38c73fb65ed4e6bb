import type { Fate } from "../../core/compose/survival.ts";
import { listed } from "./describe.ts";
import type { FateGroup } from "./fate-groups.ts";
import type { Event, Fates } from "./fates.ts";
import { folderName } from "./keepings.ts";

/** What can befall a stack, as the reader chooses it. */
export const EVENTS: readonly { readonly event: Event; readonly title: string }[] = [
  { event: "down", title: "docker compose down" },
  { event: "down-v", title: "docker compose down -v" },
  { event: "restart", title: "docker compose restart" },
  { event: "up", title: "docker compose up -d, once more" },
  { event: "crash", title: "a crash of" },
];

/** Says how a container is: "running", "ended with code 137", "gone". */
export function stateInPlainWords(state: string | undefined): string {
  if (state === undefined) return "gone";
  const [, code] = /^exited\((\d+)\)$/.exec(state) ?? [];
  if (code !== undefined) return `ended with code ${code}`;
  if (state === "created") return "made, and never started";
  return state === "running(unhealthy)" ? "running, unhealthy" : state;
}

/** Names a place where a file was written: "db: volume ml-api_predictions", "db: the container itself". */
export function placeInWords(fate: Fate): string {
  return nameGroup({ fate, services: [fate.service] });
}

/** Names a place that several services have: "api and db: the containers themselves". */
export function nameGroup({ services, fate: { kind, name = "", path } }: FateGroup): string {
  const places: Readonly<Record<Fate["kind"], string>> = {
    layer: services.length === 1 ? "the container itself" : "the containers themselves",
    named: `volume ${name}`,
    external: `volume ${name}`,
    anonymous: `${path}, a volume without a name`,
    bind: `folder ${folderName(name)}`,
    tmpfs: `${path}, in memory`,
  };
  const who = services.length > MOST ? `${services.length} services` : listed(services);
  return `${who}: ${places[kind]}`;
}

/** Says what becomes of a file. */
export const FATES: Readonly<Record<Fate["fate"], string>> = { kept: "kept", apart: "out of reach", lost: "lost" };

/** Says in a sentence what is lost of what was meant to be kept. */
export function lossInWords({ places }: Fates): string {
  const gone = places.filter(({ fate }) => fate !== "kept");
  const meant = gone.filter(({ kind }) => kind !== "layer" && kind !== "tmpfs");
  if (meant.length > 0) return `Gone: ${listed(meant.slice(0, MOST).map(placeInWords))}.`;
  if (gone.length === 0) return "Nothing that was written is lost.";
  const isAnyMounted = places.some(({ kind }) => kind !== "layer" && kind !== "tmpfs");
  return isAnyMounted
    ? "Volumes and folders are kept. What containers wrote elsewhere is lost."
    : "What containers wrote is lost: nothing is kept in a volume.";
}

const MOST = 5;
