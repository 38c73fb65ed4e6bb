import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** src/verify/bases/<name>.yaml: how a stand-in for a registry's image is made of Debian's packages. */
const recipeSchema = z.strictObject({
  tag: z.string(),
  /** Debian's release, "trixie". */
  suite: z.string(),
  packages: z.array(z.string()).min(1),
  /** Paths that are left out of the packages. */
  without: z.array(z.string()).default([]),
  /** A shell script, run in the root of the new system by the machine that makes it. */
  finish: z.string().default(""),
  command: z.array(z.string()).min(1),
  environment: z.record(z.string(), z.string()),
  /** A shell command that prints, inside the stand-in, what it is made of. */
  describe: z.string(),
});

export interface Recipe extends z.output<typeof recipeSchema> {
  /** SHA-256 of the recipe and of the certificates that go in; another hash makes another stand-in. */
  readonly hash: string;
}

/** The bundle of certificates that this machine trusts; a stand-in trusts the same. */
export const CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

/** Reads every recipe of a folder. */
export async function readRecipes(folder: string): Promise<Recipe[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
  return await Promise.all(names.map(async (name) => await read(join(folder, name))));
}

async function read(path: string): Promise<Recipe> {
  const text = await readFile(path, "utf8");
  const result = recipeSchema.safeParse(parse(text));
  if (!result.success) throw new Error(`${path} is not a valid recipe. Mend it:\n${z.prettifyError(result.error)}`);
  const certificates = await readFile(CERTIFICATES, "utf8").catch(() => "");
  return { ...result.data, hash: createHash("sha256").update(text).update(certificates).digest("hex") };
}
