import { meant } from "../library.ts";

/** Where readers type their commands, in the order in which tabs show them. */
export const SYSTEMS = {
  linux: "Linux",
  macos: "macOS",
  powershell: "Windows PowerShell",
  wsl: "WSL",
  podman: "Podman",
} as const;
export type System = keyof typeof SYSTEMS;

/** The systems of one `<On system="linux wsl">`. Throws when there is none, or one that we do not know. */
export function readSystems(text: string): System[] {
  const names = text.split(/\s+/).filter((name) => name !== "");
  const unknown = names.find((name) => !isSystem(name));
  if (unknown !== undefined)
    throw new Error(`There is no system "${unknown}". ${meant(unknown, Object.keys(SYSTEMS))}`);
  if (names.length === 0) throw new Error(`This <On> names no system. ${meant("", Object.keys(SYSTEMS))}`);
  return names.filter(isSystem);
}

/** "Linux, WSL": what the tab of some systems says. */
export function nameSystems(systems: readonly System[]): string {
  return systems.map((system) => SYSTEMS[system]).join(", ");
}

/** One variant of a passage: whom it was written for, and who sees it when nothing nearer was written. */
export interface Variant {
  readonly systems: readonly System[];
  /** Every system whose readers see it, those it was written for among them. */
  readonly shownFor: readonly System[];
}

/**
 * Shares all systems out over the variants of one `<Systems>`, so that each reader sees exactly one.
 * Throws when there is no variant, and when a system has two.
 */
export function planVariants(groups: readonly (readonly System[])[]): Variant[] {
  const [first] = groups;
  if (!first) throw new Error('This <Systems> is empty. Write an <On system="linux"> into it for each variant.');
  const all = groups.flat();
  const twice = all.find((system, at) => all.indexOf(system) !== at);
  if (twice !== undefined)
    throw new Error(`The system "${twice}" has two variants in this <Systems>. Keep one <On> for it.`);
  const shown = systemNames.map((system) => ({ system, from: nearest(system, all) }));
  return groups.map((systems) => ({
    systems,
    shownFor: shown.filter(({ from }) => systems.includes(from)).map(({ system }) => system),
  }));
}

/** What a reader's commands are most like, when there is no variant for the reader's own system. */
const NEAREST: Readonly<Record<System, readonly System[]>> = {
  linux: ["wsl", "macos", "podman", "powershell"],
  macos: ["linux", "wsl", "podman", "powershell"],
  powershell: ["wsl", "linux", "macos", "podman"],
  wsl: ["linux", "macos", "podman", "powershell"],
  podman: ["linux", "wsl", "macos", "powershell"],
};

function nearest(system: System, written: readonly System[]): System {
  return [system, ...NEAREST[system]].find((other) => written.includes(other)) ?? system;
}

/** The place of one `<Systems>` in a lesson, by the systems of its variants as they are written. */
export function groupPattern(written: readonly string[]): RegExp {
  const tags = written.map((systems) => `<On\\s+system="${systems}"\\s*>`);
  return new RegExp(["<Systems>", ...tags, "</Systems>"].join("(?:(?!<On\\b|</?Systems>)[^])*"));
}

const systemNames = Object.keys(SYSTEMS).filter(isSystem);

function isSystem(name: string): name is System {
  return Object.hasOwn(SYSTEMS, name);
}
