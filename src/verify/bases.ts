import { z } from "zod";
import type { Base } from "../schemas/evidence.ts";
import { answer, type Engine } from "./engine.ts";
import type { Recipe } from "./recipe.ts";
import type { Run } from "./run-command.ts";
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
  return (tag) => {
    const base = prepared.get(tag) ?? prepare(maker, tag, async () => (registryAnswers &&= await pull(maker, tag)));
    prepared.set(tag, base);
    return base;
  };
}

async function prepare(maker: BaseMaker, tag: string, wasPulled: () => Promise<boolean>): Promise<Base> {
  if (await wasPulled()) return await describe(maker.engine, tag, "true");
  const present = await inspect(maker.engine, tag);
  if (present?.RepoDigests.length) return await describe(maker.engine, tag, "true");
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

/** Tries once to pull a tag, for at most the time that a slow line needs for a base image. */
async function pull({ engine, say }: BaseMaker, tag: string): Promise<boolean> {
  const { exit } = await engine.docker(["pull", "--quiet", tag], { timeout: 180_000 });
  say(exit === 0 ? `Pulled ${tag}` : `No registry answers for ${tag}`);
  return exit === 0;
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
