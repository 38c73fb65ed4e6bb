import { z } from "zod";
import type { Base } from "../schemas/evidence.ts";
import { answer, type Engine } from "./engine.ts";
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

/** Prepares base images, each once: the registry's where it answers, else a stand-in under the same tag. After one pull fails, no other is tried. */
export type PrepareBase = (tag: string) => Promise<Base>;

export function basePreparer(maker: BaseMaker): PrepareBase {
  const prepared = new Map<string, Promise<Base>>();
  let registryAnswers = true;
  const pullOnce = async (tag: string): Promise<Pulled> => {
    const pulled: Pulled = registryAnswers ? await pull(maker, tag) : { got: false };
    registryAnswers &&= pulled.got || pulled.refusal !== undefined;
    return pulled;
  };
  return (tag) => {
    const base = prepared.get(tag) ?? prepare(maker, tag, pullOnce);
    prepared.set(tag, base);
    return base;
  };
}

async function prepare(maker: BaseMaker, tag: string, pullOnce: (tag: string) => Promise<Pulled>): Promise<Base> {
  const { got, refusal } = await pullOnce(tag);
  if (got) return await describe(maker.engine, tag, "true");
  const present = await inspect(maker.engine, tag);
  if (present?.RepoDigests.length) return await describe(maker.engine, tag, "true");
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
  if (present?.Config.Labels?.[RECIPE] !== recipe.hash) await importStandIn(maker, recipe);
  return await describe(maker.engine, tag, recipe.describe);
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

async function inspect(engine: Engine, tag: string): Promise<z.output<typeof inspectedSchema> | undefined> {
  const result = await engine.docker(["image", "inspect", "--format", "{{json .}}", tag]);
  return result.exit === 0 ? inspectedSchema.parse(JSON.parse(result.stdout)) : undefined;
}

async function describe(engine: Engine, tag: string, command: string): Promise<Base> {
  const image = await inspect(engine, tag);
  if (image === undefined)
    throw new Error(`${tag} was prepared but the engine does not have it. Run the verifier again.`);
  const digest = image.RepoDigests[0]?.split("@")[1];
  if (digest !== undefined) return { tag, kind: "registry", id: digest, bytes: image.Size };
  const madeOf = await answer(engine.docker, ["run", "--rm", "--network=none", tag, "sh", "-c", command]);
  return { tag, kind: "stand-in", id: image.RootFS.Layers[0] ?? "", bytes: image.Size, madeOf };
}
