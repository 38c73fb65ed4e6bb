import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { findMirror } from "./apt-sources.ts";
import { answer, type Engine } from "./engine.ts";
import { CERTIFICATES, type Recipe, type RecipeFile } from "./recipe.ts";
import { excerpt } from "./proof.ts";
import { printed, type Command, type Run } from "./run-command.ts";

/** The label that tells a stand-in from the registry's image, and names its recipe. */
export const STAND_IN = "org.runs-anywhere.stand-in";
/** The label that holds the recipe's hash. */
export const RECIPE = "org.runs-anywhere.recipe";

/** The time that every file of a stand-in carries at most, so that the same packages give the same bytes. */
const FILE_TIME = String(Date.UTC(2026, 0, 1) / 1000);

/** The exit code with which a program says that the one that it should start is not there. */
const NOT_FOUND = 127;

interface Maker {
  readonly engine: Engine;
  /** The verifier's cache folder. */
  readonly cache: string;
  /** The folder for this run; the next one unmounts and removes what a killed one leaves there. */
  readonly work: string;
  readonly run: Run;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** Puts the stand-in of a recipe into the engine under the registry's tag; the packed system is kept in the cache folder. */
export async function importStandIn(maker: Maker, recipe: Recipe): Promise<void> {
  const file = packedFile(maker.cache, recipe);
  await makeOnce(maker, recipe, file);
  maker.say(`Importing the stand-in for ${recipe.tag}`);
  const changes = imageSettings(recipe).flatMap((change) => ["--change", change]);
  await answer(maker.engine.docker, ["import", ...changes, file, recipe.tag]);
}

/** Where the packed system of a recipe is kept. */
export function packedFile(cache: string, { name, hash }: Pick<Recipe, "name" | "hash">): string {
  return join(cache, "bases", `${name}-${hash.slice(0, 16)}.tar`);
}

/** The instructions of a Dockerfile that give the imported image what the registry's image declares. */
export function imageSettings(recipe: Recipe): string[] {
  return [
    ...(recipe.entrypoint.length === 0 ? [] : [`ENTRYPOINT ${JSON.stringify(recipe.entrypoint)}`]),
    `CMD ${JSON.stringify(recipe.command)}`,
    ...Object.entries(recipe.environment).map(([name, value]) => `ENV ${name}=${value}`),
    ...(recipe.user === undefined ? [] : [`USER ${recipe.user}`]),
    ...(recipe.workdir === undefined ? [] : [`WORKDIR ${recipe.workdir}`]),
    ...recipe.volumes.map((folder) => `VOLUME ${folder}`),
    ...recipe.ports.map((port) => `EXPOSE ${port}`),
    ...(recipe.stopSignal === undefined ? [] : [`STOPSIGNAL ${recipe.stopSignal}`]),
    `LABEL ${STAND_IN}=1`,
    `LABEL ${RECIPE}=${recipe.hash}`,
  ];
}

/** The mmdebstrap command that packs a recipe's system; what it mounts is its own and gone with it, however it ends. */
export function packCommand(recipe: Recipe, mirror: string | undefined, target: string): Command {
  // What is not set up has no step for changes after that.
  const hook = recipe.variant === "extract" ? "extract-hook" : "customize-hook";
  return [
    "unshare",
    "--mount",
    "mmdebstrap",
    "--quiet",
    `--variant=${recipe.variant}`,
    `--include=${recipe.packages.join(",")}`,
    // What packages and recipes put into /run, PostgreSQL's folder for its socket, belongs to the system.
    "--skip=cleanup/run",
    ...recipe.without.map((path) => `--dpkgopt=path-exclude=${path}`),
    `--${hook}=if [ -e ${CERTIFICATES} ] && [ -d "$1/etc/ssl/certs" ]; then cp ${CERTIFICATES} "$1${CERTIFICATES}"; fi`,
    ...recipe.files.map((file) => `--${hook}=cd "$1"\n${writeCommand(file)}`),
    `--${hook}=cd "$1"\n${recipe.finish}`,
    recipe.suite,
    target,
    ...(mirror === undefined ? [] : [mirror]),
  ];
}

/** A shell command that writes a file below the working folder; Base64 keeps its text out of the shell's reach. */
function writeCommand({ path, mode, text }: RecipeFile): string {
  const target = `.${path}`;
  const text64 = Buffer.from(text).toString("base64");
  return `mkdir -p "$(dirname ${target})"; printf %s ${text64} | base64 -d >${target}; chmod ${mode} ${target}`;
}

async function makeOnce({ cache, work, run, signal, say }: Maker, recipe: Recipe, file: string): Promise<void> {
  await mkdir(join(cache, "bases"), { recursive: true });
  if ((await readdir(join(cache, "bases"))).some((name) => file.endsWith(name))) return;
  say(
    `No registry answers: making a stand-in for ${recipe.tag} from Debian's packages (about 30 s, kept for the next time)`,
  );
  const mirror = await machineMirror(recipe.suite);
  const unfinished = file.replace(/\.tar$/, ".unfinished.tar");
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: "/root",
    LANG: "C.UTF-8",
    SOURCE_DATE_EPOCH: FILE_TIME,
    TMPDIR: work,
    // The recipe of Node fetches with npm, which trusts what the machine trusts only when it is told to.
    NODE_EXTRA_CA_CERTS: CERTIFICATES,
  };
  const command = onceOf(file, unfinished, packCommand(recipe, mirror, unfinished));
  const result = await run(command, { env, signal, timeout: 20 * 60 * 1000 });
  if (result.exit === NOT_FOUND) throw new Error(missingMaker(recipe.tag));
  if (result.exit !== 0) {
    await rm(unfinished, { force: true });
    throw new Error(`The stand-in for ${recipe.tag} could not be made; mmdebstrap says:\n${excerpt(printed(result))}`);
  }
}

/** Makes the file when it is not there yet; of several workers that want the same one, the first makes it and the others wait. */
function onceOf(file: string, unfinished: string, command: Command): Command {
  const script = 'made=$1 unfinished=$2; shift 2; test -e "$made" || { "$@" && mv "$unfinished" "$made"; }';
  return ["flock", `${file}.lock`, "sh", "-c", script, "sh", file, unfinished, ...command];
}

/** Finds the Debian mirror in this machine's own settings; without one mmdebstrap takes its own. */
async function machineMirror(suite: string): Promise<string | undefined> {
  const folder = "/etc/apt/sources.list.d";
  const names = await readdir(folder).catch(() => []);
  const files = ["/etc/apt/sources.list", ...names.map((name) => join(folder, name))];
  const texts = await Promise.all(files.map(async (file) => await readFile(file, "utf8").catch(() => "")));
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  if (!/^ID=debian$/m.test(release)) return undefined;
  return findMirror(texts, [suite, /^VERSION_CODENAME=(\S+)/m.exec(release)?.[1] ?? suite]);
}

function missingMaker(tag: string): string {
  return `No registry answers, so ${tag} cannot be pulled, and mmdebstrap, which makes a stand-in for it, is not installed. Install it (apt-get install mmdebstrap) or connect to a registry.`;
}
