import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** src/verify/bases/<name>.yaml: how a stand-in for a registry's image is made of Debian's packages. */
const recipeSchema = z.strictObject({
  tag: z.string(),
  /** Other tags of the same image, which the same stand-in serves. */
  also: z.array(z.string()).default([]),
  /** Debian's release, "trixie". */
  suite: z.string(),
  /** "minbase" is Debian's smallest system and the packages; "extract" is the packages' own files alone, not set up. */
  variant: z.enum(["minbase", "extract"]).default("minbase"),
  packages: z.array(z.string()).min(1),
  /** Paths that are left out of the packages. */
  without: z.array(z.string()).default([]),
  /** Files of our own, by their path in the new system; they are there before `finish` runs. */
  files: z
    .record(
      z.string().regex(/^(\/[\w.-]+)+$/),
      z.strictObject({
        /** The file beside the recipe that holds the text. */
        from: z.string(),
        mode: z
          .string()
          .regex(/^[0-7]{3,4}$/)
          .default("644"),
      }),
    )
    .default({}),
  /**
   * A shell script, run in the root of the new system by the machine that makes it.
   * The machine's own devices are mounted there at dev, proc and sys meanwhile: a script never removes anything below them.
   */
  finish: z.string().default(""),
  entrypoint: z.array(z.string()).default([]),
  command: z.array(z.string()).min(1),
  /** The account that a container runs as; root without it. */
  user: z.string().optional(),
  /** The folder that commands start in; the root without it. */
  workdir: z.string().optional(),
  /** The folders that get a volume of their own in each container. */
  volumes: z.array(z.string()).default([]),
  /** The ports that the image says it listens on. */
  ports: z.array(z.int()).default([]),
  /** The signal that `docker stop` sends; SIGTERM without it. */
  stopSignal: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  /** A shell command that prints, inside the stand-in, what it is made of. */
  describe: z.string(),
});

export interface Recipe extends Omit<z.output<typeof recipeSchema>, "files" | "also"> {
  /** The recipe's file without its ending. */
  readonly name: string;
  readonly files: readonly RecipeFile[];
  /** SHA-256 of the recipe, its files and the certificates that go in; another hash makes another stand-in. */
  readonly hash: string;
}

/** A file of our own in a stand-in. */
export interface RecipeFile {
  readonly path: string;
  readonly mode: string;
  readonly text: string;
}

/** The bundle of certificates that this machine trusts; a stand-in trusts the same. */
export const CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

/** Reads every recipe of a folder; one with several tags is given once for each. */
export async function readRecipes(folder: string): Promise<Recipe[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
  const recipes = await Promise.all(names.map(async (name) => await read(join(folder, name))));
  return recipes.flat();
}

async function read(path: string): Promise<Recipe[]> {
  const text = await readFile(path, "utf8");
  const result = recipeSchema.safeParse(parse(text));
  if (!result.success) throw new Error(`${path} is not a valid recipe. Mend it:\n${z.prettifyError(result.error)}`);
  const files = await Promise.all(
    Object.entries(result.data.files).map(async ([target, { from, mode }]) => ({
      path: target,
      mode,
      text: await readBeside(path, from),
    })),
  );
  const certificates = await readFile(CERTIFICATES, "utf8").catch(() => "");
  const hash = createHash("sha256").update(text).update(certificates);
  for (const file of files) hash.update(file.text);
  const { tag: first, also, ...rest } = result.data;
  const recipe = { ...rest, name: basename(path, ".yaml"), files, hash: hash.digest("hex") };
  return [first, ...also].map((tag) => Object.assign({ tag }, recipe));
}

async function readBeside(recipe: string, name: string): Promise<string> {
  try {
    return await readFile(join(dirname(recipe), name), "utf8");
  } catch (cause) {
    throw new Error(`${recipe} names the file ${name}, which is not beside it.`, { cause });
  }
}
