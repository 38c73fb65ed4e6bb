import type { Service, Stack } from "../../core/compose/model.ts";
import type { Lettering } from "./layout-frame.ts";

/** A network, or what a service has in its place, as a band that services stand in. */
export interface Band extends Lettering {
  /** The services in it, by name. */
  readonly members: ReadonlySet<string>;
}

/** Gives the networks that services join, in the order in which services first name them. */
export function bandsOf(services: readonly Service[], stack: Stack): Band[] {
  const bands = new Map<string, Lettering & { readonly members: Set<string> }>();
  for (const service of services) {
    for (const [key, text] of textsOf(service, stack)) {
      const band = bands.get(key) ?? { ...text, members: new Set() };
      bands.set(key, band);
      band.members.add(service.name);
    }
  }
  return [...bands.values()];
}

function textsOf({ networkMode, networks }: Service, stack: Stack): (readonly [string, Lettering])[] {
  if (networks.size === 0 || networkMode !== undefined) {
    const mode = networkMode ?? "none";
    return [[`mode:${mode}`, modeInWords(mode)]];
  }
  return [...networks.keys()].map((key) => [key, { title: key, note: noteOf(key, stack) }] as const);
}

function noteOf(key: string, { networks }: Stack): string {
  const network = networks.get(key);
  const notes = [
    network?.isInternal === true ? "no way out" : "",
    network?.isExternal === true ? "made elsewhere" : "",
  ];
  return notes.filter((note) => note !== "").join(", ");
}

function modeInWords(mode: string): Lettering {
  if (mode === "host") return { title: "this machine’s own network", note: "" };
  if (mode === "none") return { title: "no network", note: "" };
  const [kind, name] = mode.split(":", 2);
  return name === undefined ? { title: mode, note: "" } : { title: `the network of ${name}`, note: kind ?? "" };
}
