import { volumesOf } from "../compose/engine/guess.ts";
import type { Mount, Service } from "../compose/model.ts";
import { met, missed, type Outcome } from "../goals/goal.ts";
import type { ComposeGoalOf } from "./goal.ts";
import { type Accepted, placeIn } from "./trial.ts";

/** Whether what a service writes to a folder outlives `docker compose down`. */
export function checkKeeps({ service: name, folder }: ComposeGoalOf<"keeps">, { stack }: Accepted): Outcome {
  const service = stack.services.get(name);
  if (!service) return missed(`There is no service \`${name}\`.`);
  const mount = service.mounts.filter((each) => holds(each, folder)).toSorted(byDepth)[0];
  if (!mount) {
    const near = service.mounts.find(({ type }) => type === "volume" || type === "bind");
    if (near)
      return missed(`\`${name}\` writes to \`${folder}\`, and this is \`${near.target}\`.`, placeIn(near.place));
    return missed(whereWithout(service, folder), placeIn(service.place));
  }
  const place = placeIn(mount.place);
  if (mount.type === "bind") return met("It is a folder of your machine, which `down` leaves alone.", place);
  if (mount.type === "tmpfs") return missed("A tmpfs is memory: it is empty whenever the container stops.", place);
  if (mount.source === undefined)
    return missed("This volume has no name, so the next container gets a new and empty one.", place);
  if (stack.volumes.get(mount.source)?.isInMemory)
    return missed("This volume lies in memory: it is empty once no container has it.", place);
  const below = ownVolume(service, folder);
  if (below !== undefined && !holds({ target: below }, mount.target))
    return missed(
      `The image makes a volume of its own at \`${below}\`, without a name, and the data go into that one.`,
      place,
    );
  return met(`\`down\` leaves the volume \`${mount.source}\`; only \`down -v\` removes it.`, place);
}

/** Where the files are when the file says nothing of it. */
function whereWithout(service: Service, folder: string): string {
  return ownVolume(service, folder) === undefined
    ? "Its files are in the container, and go with it."
    : "The image puts them into a volume without a name, and the next container gets a new and empty one.";
}

/** The folder that an image makes a volume of by itself, if it holds this one. */
function ownVolume({ image }: Service, folder: string): string | undefined {
  return volumesOf(image).find((each) => `${folder}/`.startsWith(`${each}/`));
}

function holds({ target }: Pick<Mount, "target">, folder: string): boolean {
  return `${folder}/`.startsWith(`${target.replace(/\/+$/, "")}/`);
}

/** The nearest mount is the one that counts. */
function byDepth(first: Mount, second: Mount): number {
  return second.target.length - first.target.length;
}
