import type { Mount } from "../compose/model.ts";
import { type Fate, findFates } from "../compose/survival.ts";
import { met, missed, type Outcome } from "../goals/goal.ts";
import type { ComposeGoalOf } from "./goal.ts";
import { type Accepted, placeIn } from "./trial.ts";

/** Whether what a service writes to a folder is there again after `docker compose down` and `up`, which is tried out. */
export function checkKeeps({ service: name, folder }: ComposeGoalOf<"keeps">, { stack, project }: Accepted): Outcome {
  const service = stack.services.get(name);
  if (!service) return missed(`There is no service \`${name}\`.`);
  const ownFates = findFates(project, [["down"]]).filter((each) => each.service === name);
  const fate = nearest(ownFates, folder, ({ path }) => path);
  if (!fate) return missed(`\`${name}\` has no container.`, placeIn(service.place));
  const mount = nearest(service.mounts, folder, ({ target }) => target);
  const near = service.mounts.find(({ type }) => type === "volume" || type === "bind");
  if (fate.fate !== "kept" && mount === undefined && near)
    return missed(`\`${name}\` writes to \`${folder}\`, and this is \`${near.target}\`.`, placeIn(near.place));
  const place = placeIn(mount?.place ?? service.place);
  return fate.fate === "kept" ? met(whyKept(fate, mount), place) : missed(whyLost(fate, mount), place);
}

function whyKept({ kind, name, why }: Fate, mount: Mount | undefined): string {
  if (kind === "bind") return "It is a folder of your machine, which `down` leaves alone.";
  return kind === "named"
    ? `\`down\` leaves the volume \`${mount?.source ?? name}\`; only \`down -v\` removes it.`
    : why;
}

function whyLost({ kind, path, why }: Fate, mount: Mount | undefined): string {
  if (kind === "layer") return "Its files are in the container, and go with it.";
  if (kind === "tmpfs") return "A tmpfs is memory: it is empty whenever the container stops.";
  if (kind === "named") return "This volume lies in memory: it is empty once no container has it.";
  if (kind !== "anonymous") return why;
  if (mount === undefined)
    return "The image puts them into a volume without a name, and the next container gets a new and empty one.";
  return clean(mount.target) === clean(path)
    ? "This volume has no name, so the next container gets a new and empty one."
    : `The image makes a volume of its own at \`${path}\`, without a name, and the data go into that one.`;
}

/** The one with the longest path of those that hold a folder. */
function nearest<Each>(all: readonly Each[], folder: string, pathOf: (each: Each) => string): Each | undefined {
  return all
    .filter((each) => `${folder}/`.startsWith(`${clean(pathOf(each))}/`))
    .toSorted((first, second) => pathOf(second).length - pathOf(first).length)[0];
}

function clean(path: string): string {
  return path.replace(/\/+$/, "");
}
