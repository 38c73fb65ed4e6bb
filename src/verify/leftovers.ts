import { answer, type Docker, type Engine } from "./engine.ts";
import { FUZZ_IMAGE } from "./fuzz.ts";
import type { Journal } from "./journal.ts";
import { findForeign, isOurs, printedImages, seenImages, tagsAtRisk, type Clues, type Doings } from "./ownership.ts";
import { ProofFailure } from "./proof.ts";
import { listThings, lookAt, removeThings, type Kind, type Thing } from "./things.ts";

/** What a session or a measurement leaves on an engine. */
export interface Traces {
  /** Looks after each command at what it made and printed: later it may be hard to tell. */
  readonly look: (output: string) => Promise<void>;
  /** Removes it. */
  readonly remove: () => Promise<void>;
}

/** An engine, and on one that was found the journal. */
interface Place {
  readonly engine: Engine;
  readonly journal: Journal | undefined;
}

/**
 * Notes what is on an engine before commands run, so that what they leave can be removed; on an engine that was found also after a kill.
 * @throws ProofFailure when such an engine has something that the commands would change or remove.
 */
export async function noteThings({ engine, journal }: Place, doings: Doings): Promise<Traces> {
  const things = await listThings(engine.docker);
  const before = things.map(({ id }) => id);
  if (journal === undefined) {
    const known = new Set(before);
    const remove = async (): Promise<void> => {
      const left = await listLeft(engine.tidy);
      await removeThings(
        engine.tidy,
        left.filter(({ id }) => !known.has(id)),
      );
    };
    return { look: async () => undefined, remove };
  }
  const [foreign] = findForeign(things, doings);
  if (foreign !== undefined) throw new ProofFailure(inTheWay(foreign));
  const tags = tagsAtRisk(things, doings.commands);
  await journal.begin({ ...doings, before, tags });
  const look = async (output: string): Promise<readonly string[]> => {
    const tagged = seenImages(await listLeft(engine.tidy), { before, commands: doings.commands });
    return await journal.see([...tagged, ...printedImages(output)]);
  };
  const remove = async (): Promise<void> => {
    const { verification } = journal;
    await removeOurs(engine.tidy, { ...doings, before, tags, seen: await look(""), verification, until: Infinity });
    await journal.end();
  };
  return { look: async (output) => void (await look(output)), remove };
}

/**
 * Removes a verification's things from an engine that was found, gives tags back that they took from other images, and gives the kinds of
 * what was removed.
 * @throws ProofFailure when the engine does not answer.
 */
export async function removeOurs(
  docker: Docker,
  clues: Clues & { readonly tags: Readonly<Record<string, string>> },
): Promise<Kind[]> {
  const ours = (await lookAt(docker, await listThings(docker))).filter((thing) => isOurs(thing, clues));
  await removeThings(docker, ours);
  const left = await listThings(docker);
  for (const [tag, image] of Object.entries(clues.tags)) {
    if (!left.some(({ kind, names }) => kind === "image" && names[0] === tag)) await docker(["tag", image, tag]);
  }
  return ours.map(({ kind }) => kind);
}

/** Removes from an engine that was found what says of itself that a verification made it: commands that Ctrl-C ended may leave it. */
export async function removeMarked(docker: Docker, verification: string): Promise<void> {
  await removeOurs(docker, { ...NOTHING, verification });
}

/** Clues by which only what carries a verification's label or mark is its own. */
export const NOTHING = { before: [], commands: [], projects: [], seen: [], tags: {}, until: Infinity } as const;

/** Removes from the verifier's own engine what a verification that was killed left: all but images with a digest or one of these tags, and the one that fuzzes. */
export async function clearOwnEngine(engine: Engine, baseTags: ReadonlySet<string>): Promise<void> {
  const things = await listThings(engine.docker);
  const builtIn = new Set(["bridge", "host", "none"]);
  const kept = new Set([...baseTags, ...builtIn, FUZZ_IMAGE, ...(await pulledImages(engine.docker))]);
  await removeThings(
    engine.tidy,
    things.filter((thing) => !isKept(thing, kept)),
  );
}

/** Says whether one of these names is the thing's; a container is never kept, also when the image that it was started from is. */
export function isKept({ kind, names }: Pick<Thing, "kind" | "names">, kept: ReadonlySet<string>): boolean {
  return kind !== "container" && names.some((name) => kept.has(name));
}

async function pulledImages(docker: Docker): Promise<string[]> {
  return parsePulled(
    await answer(docker, ["image", "ls", "--digests", "--format", "{{.Digest}}\t{{.Repository}}:{{.Tag}}"]),
  );
}

/** Takes the images that a registry has given a digest, without those of a registry on this machine, which a session started. */
export function parsePulled(table: string): string[] {
  return [...table.matchAll(/^sha256:\S+\t(?!localhost:|127\.0\.0\.1:)(\S+)$/gm)].map(([, name = ""]) => name);
}

/** Lists what is on an engine, or nothing when it is gone: then there is nothing to remove. */
async function listLeft(docker: Docker): Promise<Thing[]> {
  return await listThings(docker).catch(() => []);
}

function inTheWay({ kind, names, project }: Thing): string {
  const name = names[0] ?? "";
  const of = project === "" ? "" : ` of the Compose project ${project}`;
  return (
    `Your engine has the ${kind} ${name}${of}, which these commands would change or remove, so they were not run. ` +
    `Rename or remove it, then run the verifier again.`
  );
}
