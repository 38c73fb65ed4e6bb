import { chmod, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ScenarioBuild, ScenarioOptions, ScenarioStep } from "../../schemas/cache-scenario.ts";
import { partsOf } from "../../schemas/scenario-plan.ts";
import type { Docker } from "../engine.ts";
import { parseProgress } from "./build-progress.ts";

/** What a build did. */
export interface Built {
  readonly steps: readonly ScenarioStep[];
  /** What the builder says; empty unless it failed. */
  readonly error: string;
}

/** Runs a build of a scenario with an engine, in a folder that is made anew, and says what became of each step. */
export async function buildOnce(docker: Docker, folder: string, build: ScenarioBuild): Promise<Built> {
  await writeContext(folder, build);
  const options = ["--progress=rawjson", "--output=type=cacheonly", "--network=none", "--provenance=false"];
  const words = ["buildx", "build", ...options, ...writeOptions(build.options), folder];
  const { exit, stdout, stderr } = await docker(words, { timeout: 120_000 });
  const error =
    exit === 0 ? "" : (stderr.split("\n").findLast((line) => line.startsWith("ERROR")) ?? `exit code ${exit}`);
  return { steps: parseProgress(`${stdout}\n${stderr}`), error };
}

/** Writes the options of a build as the engine's client takes them. */
export function writeOptions({ buildArgs = {}, target, noCache, noCacheFilter }: ScenarioOptions): string[] {
  return [
    ...Object.entries(buildArgs).map(([name, value]) => `--build-arg=${name}=${value}`),
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...(noCache === true ? ["--no-cache"] : []),
    ...(noCacheFilter === undefined ? [] : [`--no-cache-filter=${[noCacheFilter].flat().join(",")}`]),
  ];
}

async function writeContext(
  folder: string,
  { dockerfile, dockerignore, files, folders }: ScenarioBuild,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const each of folders) await mkdir(join(folder, each), { recursive: true });
  for (const [path, file] of Object.entries(files)) {
    const target = join(folder, path);
    const { content = "", mode = 0o644, symlink: leadsTo } = partsOf(file);
    await mkdir(dirname(target), { recursive: true });
    if (leadsTo === undefined) {
      await writeFile(target, content);
      await chmod(target, mode);
    } else await symlink(leadsTo, target);
  }
  await writeFile(join(folder, "Dockerfile"), dockerfile);
  await writeFile(join(folder, ".dockerignore"), dockerignore);
}
