/** Where data of a container lies. */
export type StorageKind = "layer" | "named" | "external" | "anonymous" | "bind" | "tmpfs";

type Outcome = "kept" | "apart" | "lost";

const REASONS: Readonly<Record<StorageKind, Readonly<Record<Outcome, string>>>> = {
  layer: {
    kept: "It lies in the container's own layer, and the container is still the same one.",
    apart: "It lies in the layer of a container that stands still, and another container has taken its place.",
    lost: "It lay in the container's own layer, which went with the container. Only a mount outlives it.",
  },
  named: {
    kept: "A named volume belongs to the project, not to a container. Only `down -v` removes it.",
    apart: "The named volume is still there, but the service does not mount it any more.",
    lost: "`-v` removes the volumes that the files name, with all that is in them.",
  },
  external: {
    kept: "An external volume was made by somebody else, so Compose never removes it.",
    apart: "The external volume is still there, but the service does not mount it any more.",
    lost: "Somebody removed the external volume. Compose never does.",
  },
  anonymous: {
    kept: "An anonymous volume belongs to its container, and a container that replaces it takes the volume over.",
    apart:
      "The anonymous volume is still on the disk, but it has no name by which the next container could find it. That one gets a new, empty volume.",
    lost: "`-v` removes an anonymous volume together with its container.",
  },
  bind: {
    kept: "It is a folder of the computer. Compose only lends it to the container and never removes it.",
    apart: "The folder is still on the computer, but the service does not mount it any more.",
    lost: "Somebody removed it on the computer. Compose never does.",
  },
  tmpfs: {
    kept: "It lies in memory, and the container was never stopped.",
    apart: "It lies in the memory of another container.",
    lost: "It lay in memory, which is given back whenever the container stops.",
  },
};

/** Says in plain words why data of a kind was kept or lost after some commands. */
export function reasonFor(kind: StorageKind, fate: Outcome, commands: readonly string[]): string {
  const isRemoval = commands.some((command) => /^(?:down|rm)\b/.test(command));
  if (kind === "named" && fate === "kept" && isRemoval)
    return "A named volume belongs to the project, and this command leaves it. Only `down -v` removes it.";
  return REASONS[kind][fate];
}
