import type { Docker, Engine } from "./engine.ts";
import { FUZZ_IMAGE } from "./fuzz.ts";

/** Something on an engine that a session may leave behind, "container", its id, and its names. */
interface Thing {
  readonly kind: Kind;
  readonly id: string;
  readonly names: readonly string[];
}
type Kind = (typeof LISTS)[number]["kind"];

/** What is asked for each kind, first the id, then names, and how one is removed; in the order in which they can be. */
const LISTS = [
  {
    kind: "container",
    list: ["ps", "--all", "--no-trunc", "--format", "{{.ID}}\t{{.Names}}\t{{.Image}}"],
    remove: ["rm", "--force", "--volumes"],
  },
  {
    kind: "network",
    list: ["network", "ls", "--no-trunc", "--format", "{{.ID}}\t{{.Name}}"],
    remove: ["network", "rm"],
  },
  { kind: "volume", list: ["volume", "ls", "--format", "{{.Name}}\t{{.Name}}"], remove: ["volume", "rm", "--force"] },
  {
    kind: "image",
    list: [
      "image",
      "ls",
      "--no-trunc",
      "--format",
      "{{.Repository}}:{{.Tag}}@{{.ID}}\t{{.Repository}}:{{.Tag}}\t{{.Repository}}",
    ],
    remove: ["image", "rm", "--force"],
  },
] as const;

/** Notes what is on an engine and gives a function that removes what has come since. */
export async function noteThings(engine: Engine, commands: readonly string[]): Promise<() => Promise<void>> {
  const before = new Set((await listThings(engine.docker)).map(({ id }) => id));
  return async () => {
    const fresh = (await listThings(engine.tidy)).filter(({ id }) => !before.has(id));
    for (const thing of fresh.filter(({ names }) => engine.own || areNamed(names, commands)))
      await remove(engine.tidy, thing);
  };
}

/** Removes from the verifier's own engine what a verification that was killed left: all but images with a digest or one of these tags, and the one that fuzzes. */
export async function clearOwnEngine(engine: Engine, baseTags: ReadonlySet<string>): Promise<void> {
  const things = await listThings(engine.docker);
  const builtIn = new Set(["bridge", "host", "none"]);
  const kept = new Set([...baseTags, ...builtIn, FUZZ_IMAGE, ...(await pulledImages(engine.docker))]);
  for (const thing of things.filter((each) => !isKept(each, kept))) await remove(engine.tidy, thing);
}

/** Says whether one of these names is the thing's; a container is never kept, also when the image that it was started from is. */
export function isKept({ kind, names }: Thing, kept: ReadonlySet<string>): boolean {
  return kind !== "container" && names.some((name) => kept.has(name));
}

async function pulledImages(docker: Docker): Promise<string[]> {
  return parsePulled(
    (await docker(["image", "ls", "--digests", "--format", "{{.Digest}}\t{{.Repository}}:{{.Tag}}"])).stdout,
  );
}

/** Takes the images that a registry has given a digest, without those of a registry on this machine, which a session started. */
export function parsePulled(table: string): string[] {
  return [...table.matchAll(/^sha256:\S+\t(?!localhost:|127\.0\.0\.1:)(\S+)$/gm)].map(([, name = ""]) => name);
}

/** Says whether one of the commands names the thing; on an engine that was found, nothing else may be removed. */
export function areNamed(names: readonly string[], commands: readonly string[]): boolean {
  return names.some((name) => name !== "" && commands.some((command) => command.split(/[\s"']+/).includes(name)));
}

async function listThings(docker: Docker): Promise<Thing[]> {
  const lists = LISTS.map(async ({ kind, list }) => {
    const lines = (await docker(list)).stdout.split("\n").filter(Boolean);
    return lines.map((line): Thing => {
      const [id = "", ...names] = line.split("\t");
      return { kind, id, names };
    });
  });
  return (await Promise.all(lists)).flat();
}

async function remove(docker: Docker, { kind, id, names }: Thing): Promise<void> {
  const [tag = "", image = ""] = kind === "image" ? id.split("@") : [id, id];
  // Without a tag it is removed by its id, and not by force: that would take its other tags too, a base image's among them.
  if (names[0]?.includes("<none>")) return void (await docker(["image", "rm", image]));
  const command = LISTS.find((entry) => entry.kind === kind)?.remove ?? [];
  await docker([...command, tag]);
}
