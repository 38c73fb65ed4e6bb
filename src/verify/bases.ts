import { z } from "zod";
import type { Base } from "../schemas/evidence.ts";
import { answer, type Engine } from "./engine.ts";
import { forgetStandIn, keepStandIn, recallStandIn } from "./kept-stand-in.ts";
import type { Recipe } from "./recipe.ts";
import { printed, type Run } from "./run-command.ts";
import { importStandIn, RECIPE, STAND_IN } from "./stand-in.ts";

interface BaseMaker {
  readonly engine: Engine;
  readonly cache: string;
  /** The folder for this run. */
  readonly work: string;
  readonly recipes: readonly Recipe[];
  readonly run: Run;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** Gives base images: the registry's where it answers, else a stand-in under the same tag. Each is looked for once. */
export interface Bases {
  /** Says what a base is. The engine need not have a stand-in that it had before: what was proved with it is found without. */
  readonly describe: (tag: string) => Promise<Base>;
  /** Says what a base is, which the engine has afterwards. */
  readonly prepare: (tag: string) => Promise<Base>;
}

/** A base and what is left to do before the engine has it. */
interface Found {
  readonly base: Base;
  readonly bring: () => Promise<void>;
}

export function findBases(maker: BaseMaker): Bases {
  const found = new Map<string, Promise<Found>>();
  const brought = new Map<string, Promise<void>>();
  const pullOnce = oncePuller(maker);
  const find = async (tag: string): Promise<Found> => {
    const known = found.get(tag) ?? findBase(maker, tag, pullOnce);
    found.set(tag, known);
    return await known;
  };
  return {
    describe: async (tag) => (await find(tag)).base,
    prepare: async (tag) => {
      const { base, bring } = await find(tag);
      const coming = brought.get(tag) ?? bring();
      brought.set(tag, coming);
      await coming;
      return base;
    },
  };
}

/** The first pull shows whether a registry answers, so the others wait for it. After one that got no answer, no other is tried. */
function oncePuller(maker: BaseMaker): (tag: string) => Promise<Pulled> {
  let registryAnswers = true;
  const ask = async (tag: string): Promise<Pulled> => {
    if (!registryAnswers) return { got: false };
    const pulled = await pull(maker, tag);
    registryAnswers &&= pulled.got || pulled.refusal !== undefined;
    return pulled;
  };
  let first: Promise<Pulled> | undefined;
  return async (tag) => {
    if (first === undefined) return await (first = ask(tag));
    await first.catch(() => undefined);
    return await ask(tag);
  };
}

async function findBase(maker: BaseMaker, tag: string, pullOnce: (tag: string) => Promise<Pulled>): Promise<Found> {
  const { got, refusal } = await pullOnce(tag);
  if (got) return there(await describe(maker.engine, tag, "true"));
  const present = await inspect(maker.engine, tag);
  if (present?.RepoDigests.length) return there(await describe(maker.engine, tag, "true"));
  if (refusal !== undefined) throw new Error(refused(tag, refusal));
  const recipe = maker.recipes.find((candidate) => candidate.tag === tag);
  if (recipe === undefined) {
    throw new Error(
      `No registry answers, so ${tag} cannot be pulled, and src/verify/bases holds no recipe for a stand-in. Connect, or add one.`,
    );
  }
  if (present !== undefined && !maker.engine.own && present.Config.Labels?.[STAND_IN] === undefined) {
    throw new Error(
      `No registry answers, and your engine has a ${tag} of unknown origin. Remove it (docker rmi ${tag}) and run again.`,
    );
  }
  return await findStandIn(maker, recipe, present);
}

function there(base: Base): Found {
  return { base, bring: async () => undefined };
}

async function findStandIn(maker: BaseMaker, recipe: Recipe, present: Inspected | undefined): Promise<Found> {
  const { engine, cache } = maker;
  const { tag } = recipe;
  const isPresent = present?.Config.Labels?.[RECIPE] === recipe.hash;
  // An engine that was found may count the bytes of an image in another way.
  const kept = engine.own ? await recallStandIn(cache, recipe) : undefined;
  if (kept !== undefined) {
    const bring = async (): Promise<void> => {
      if (isPresent && layerOf(present) === kept.id) return;
      await importStandIn(maker, recipe);
      if (layerOf(await inspect(engine, tag)) === kept.id) return;
      await forgetStandIn(cache, recipe);
      throw new Error(otherThanKept(tag));
    };
    return { base: { tag, kind: "stand-in", ...kept }, bring };
  }
  if (!isPresent) await importStandIn(maker, recipe);
  const base = await describe(engine, tag, recipe.describe);
  if (engine.own) await keepStandIn(cache, recipe, base);
  return there(base);
}

function otherThanKept(tag: string): string {
  return `The stand-in for ${tag} was made anew since it was last described, and is another now. That description is removed; run the same command again.`;
}

/** What a slow line needs for a base image of half a gigabyte. */
const PULL_LIMIT = 10 * 60 * 1000;

interface Pulled {
  readonly got: boolean;
  /** What a registry says that answers and does not give the image. */
  readonly refusal?: string;
}

/** How registries refuse: too many pulls, no right to one, no such image. */
const REFUSAL = /toomanyrequests|unauthorized|denied|manifest unknown|manifest for .* not found/;

/**
 * Tries once to pull a tag.
 * @throws when a registry answers and the pull then breaks off: a stand-in would hide that the registry's image was not tested.
 */
async function pull({ engine, say }: BaseMaker, tag: string): Promise<Pulled> {
  const result = await engine.docker(["pull", tag], { timeout: PULL_LIMIT });
  if (result.exit === 0) {
    say(`Pulled ${tag}`);
    return { got: true };
  }
  const reason = printed(result).split("\n").at(-1) ?? "";
  if (/: Pulling from /.test(result.stdout)) throw new Error(brokenOff(tag, result.exit === 124 ? SLOW : reason));
  if (REFUSAL.test(reason)) return { got: false, refusal: reason };
  say(`No registry answers for ${tag}${reason === "" ? "" : ` (${reason})`}`);
  return { got: false };
}

const SLOW = `it took longer than ${PULL_LIMIT / 60_000} minutes`;

function brokenOff(tag: string, reason: string): string {
  return `The registry answered for ${tag}, and the pull broke off in the middle: ${reason}. Nothing was recorded. Run the verifier again when the connection is back.`;
}

function refused(tag: string, reason: string): string {
  return `The registry answered for ${tag} and did not give it: ${reason}. Nothing was recorded. Log in (docker login), wait until it lets you pull again, or mend the tag.`;
}

const inspectedSchema = z.object({
  Size: z.int(),
  RootFS: z.object({ Layers: z.array(z.string()).min(1) }),
  RepoDigests: z
    .array(z.string())
    .nullish()
    .transform((digests) => digests ?? []),
  Config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }),
});

type Inspected = z.output<typeof inspectedSchema>;

function layerOf(image: Inspected | undefined): string {
  return image?.RootFS.Layers[0] ?? "";
}

async function inspect(engine: Engine, tag: string): Promise<Inspected | undefined> {
  const result = await engine.docker(["image", "inspect", "--format", "{{json .}}", tag]);
  return result.exit === 0 ? inspectedSchema.parse(JSON.parse(result.stdout)) : undefined;
}

async function describe(engine: Engine, tag: string, command: string): Promise<Base> {
  const image = await inspect(engine, tag);
  if (image === undefined)
    throw new Error(`${tag} was prepared but the engine does not have it. Run the verifier again.`);
  const digest = image.RepoDigests[0]?.split("@")[1];
  if (digest !== undefined) return { tag, kind: "registry", id: digest, bytes: image.Size };
  const madeOf = await answer(engine.docker, [
    "run",
    "--rm",
    "--label",
    engine.label,
    "--network=none",
    tag,
    "sh",
    "-c",
    command,
  ]);
  return { tag, kind: "stand-in", id: layerOf(image), bytes: image.Size, madeOf };
}
