import type { Docker, Engine } from "./engine.ts";

/** Something on an engine that a session may leave behind, "container", its id, and its names. */
interface Thing {
  readonly kind: Kind;
  readonly id: string;
  readonly names: readonly string[];
}
type Kind = keyof typeof LISTS;

/** What is asked for each kind: first the id, then names. In the order in which they can be removed. */
const LISTS = {
  container: ["ps", "--all", "--no-trunc", "--format", "{{.ID}}\t{{.Names}}\t{{.Image}}"],
  network: ["network", "ls", "--no-trunc", "--format", "{{.ID}}\t{{.Name}}"],
  volume: ["volume", "ls", "--format", "{{.Name}}\t{{.Name}}"],
  image: ["image", "ls", "--all", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}}@{{.ID}}\t{{.Repository}}:{{.Tag}}\t{{.Repository}}"],
} as const;

const REMOVES: Record<Kind, readonly string[]> = {
  container: ["rm", "--force", "--volumes"],
  network: ["network", "rm"],
  volume: ["volume", "rm", "--force"],
  image: ["image", "rm", "--force"],
};

/** Notes what is on an engine and gives a function that removes what has come since. */
export async function noteThings(engine: Engine, commands: readonly string[]): Promise<() => Promise<void>> {
  const before = new Set((await listThings(engine.docker)).map(({ id }) => id));
  return async () => {
    const fresh = (await listThings(engine.tidy)).filter(({ id }) => !before.has(id));
    for (const thing of fresh.filter(({ names }) => engine.own || areNamed(names, commands))) await remove(engine.tidy, thing);
  };
}

/** Says whether one of the commands names the thing; on an engine that was found, nothing else may be removed. */
export function areNamed(names: readonly string[], commands: readonly string[]): boolean {
  return names.some((name) => name !== "" && commands.some((command) => command.split(/[\s"']+/).includes(name)));
}

async function listThings(docker: Docker): Promise<Thing[]> {
  const lists = Object.entries(LISTS).map(async ([kind, args]) => {
    const lines = (await docker(args)).stdout.split("\n").filter(Boolean);
    return lines.map((line): Thing => {
      const [id = "", ...names] = line.split("\t");
      return { kind: kind as Kind, id, names };
    });
  });
  return (await Promise.all(lists)).flat();
}

async function remove(docker: Docker, { kind, id, names }: Thing): Promise<void> {
  const [tag = "", image = ""] = kind === "image" ? id.split("@") : [id, id];
  const target = names[0]?.includes("<none>") ? image : tag;
  await docker([...REMOVES[kind], target]);
}
