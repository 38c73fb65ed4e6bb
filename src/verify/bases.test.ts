import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBases, type Bases } from "./bases.ts";
import { connect } from "./engine.ts";
import { readRecipes, type Recipe } from "./recipe.ts";
import type { CommandResult, Run } from "./run-command.ts";
import { packCommand, packedFile } from "./stand-in.ts";

const TAG = "python:3.13-slim";
let folder: string;
let commands: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bases-"));
  commands = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("the registry's image is used where it answers", async () => {
  const { prepare } = await finder({ pull: 0, image: { digests: [`${TAG}@sha256:abc`] } });
  expect(await prepare(TAG)).toEqual({ tag: TAG, kind: "registry", id: "sha256:abc", bytes: 7 });
});

test("an image is prepared once, and after one pull that fails no other is tried", async () => {
  const { prepare } = await finder({ pull: 1, image: { digests: [`${TAG}@sha256:abc`] } });
  await Promise.all([prepare(TAG), prepare(TAG)]);
  await prepare("nobody/nothing:1");
  expect(commands.filter((command) => command.includes("pull"))).toHaveLength(1);
});

test("a pull that breaks off after the registry has answered is an error, and no stand-in takes its place", async () => {
  const said = "3.13-slim: Pulling from library/python\n052656803c84: Downloading\nconnection reset by peer";
  const { prepare } = await finder({ pull: 1, said, image: { digests: [] } });
  await expect(prepare(TAG)).rejects.toThrow(`${TAG}, and the pull broke off in the middle: connection reset by peer.`);
  expect(commands.filter((command) => command.includes(" import "))).toEqual([]);
});

test.each([
  "toomanyrequests: You have reached your pull rate limit.",
  "Error response from daemon: pull access denied for python, repository does not exist",
  "Error response from daemon: manifest for python:3.13-slim not found: manifest unknown",
])(
  "a registry that refuses is named, no stand-in takes the image's place, and the next tag is tried: %s",
  async (said) => {
    const { prepare } = await finder({ pull: 1, said, image: { digests: [] } });
    await expect(prepare(TAG)).rejects.toThrow(`The registry answered for ${TAG} and did not give it: ${said}`);
    await expect(prepare("node:24-slim")).rejects.toThrow("did not give it");
    expect(commands.filter((command) => command.includes(" import "))).toEqual([]);
  },
);

test("where no registry answers, the packed stand-in is imported under the same tag with its recipe's label", async () => {
  const recipe = await packStandIn("packed");
  const { prepare } = await finder({ pull: 1, image: { digests: [] } });
  expect(await prepare(TAG)).toMatchObject({ kind: "stand-in", madeOf: "Debian 13, Python 3.13.5" });
  expect(commands.find((command) => command.includes(" import "))).toContain(
    `LABEL org.runs-anywhere.recipe=${recipe.hash}`,
  );
});

test("a stand-in that was described before is described without the engine, and imported when it is prepared", async () => {
  await packStandIn("packed");
  await (await finder({ pull: 1, image: { digests: [] } })).prepare(TAG);
  commands = [];
  const bases = await finder({ pull: 1, image: { digests: [] } });
  const base = { tag: TAG, kind: "stand-in", id: "sha256:1", bytes: 7, madeOf: "Debian 13, Python 3.13.5" };
  expect(await bases.describe(TAG)).toEqual(base);
  expect(commands.filter((command) => / (?:import|run) /.test(command))).toEqual([]);
  expect(await Promise.all([bases.prepare(TAG), bases.prepare(TAG)])).toEqual([base, base]);
  expect(commands.filter((command) => / (?:import|run) /.test(command))).toHaveLength(1);
});

test("a stand-in that was packed anew is described anew", async () => {
  await packStandIn("packed");
  await (await finder({ pull: 1, image: { digests: [] } })).prepare(TAG);
  await packStandIn("packed anew");
  const bases = await finder({ pull: 1, image: { digests: [], layer: "sha256:2" } });
  expect(await bases.describe(TAG)).toMatchObject({ id: "sha256:2" });
});

test("a description that the imported stand-in does not keep is removed, and the next run makes it anew", async () => {
  await packStandIn("packed");
  await (await finder({ pull: 1, image: { digests: [] } })).prepare(TAG);
  const other = { pull: 1, image: { digests: [], layer: "sha256:2" } };
  await expect((await finder(other)).prepare(TAG)).rejects.toThrow("run the same command again");
  expect(await (await finder(other)).prepare(TAG)).toMatchObject({ id: "sha256:2" });
});

test("all pulls wait for the first, which shows whether a registry answers", async () => {
  const bases = await finder({ pull: 1, image: { digests: [`${TAG}@sha256:abc`] } });
  await Promise.all([bases.describe(TAG), bases.describe("node:24-slim"), bases.describe("redis:8.0")]);
  expect(commands.filter((command) => command.includes("pull"))).toHaveLength(1);
});

test("a tag that nobody can give is an error that says what to add", async () => {
  const { prepare } = await finder({ pull: 1, image: { digests: [] } });
  await expect(prepare("nobody/nothing:1")).rejects.toThrow("src/verify/bases holds no recipe");
});

test("on an engine that was found, an image of unknown origin is not replaced", async () => {
  const { prepare } = await finder({ pull: 1, image: { digests: [] } }, false);
  await expect(prepare(TAG)).rejects.toThrow(`docker rmi ${TAG}`);
});

test("packCommand(…) takes the mirror of the machine, or none", async () => {
  const recipe = await readRecipe();
  expect(packCommand(recipe, "http://mirror.example/debian", "a.tar").slice(-3)).toEqual([
    "trixie",
    "a.tar",
    "http://mirror.example/debian",
  ]);
  expect(packCommand(recipe, undefined, "a.tar").at(-1)).toBe("a.tar");
});

async function readRecipe(): Promise<Recipe> {
  const recipe = (await readRecipes(join(import.meta.dirname, "bases"))).find(({ tag }) => tag === TAG);
  if (recipe === undefined) throw new Error("there is no recipe");
  return recipe;
}

/** Puts a packed system where the stand-in's is kept. */
async function packStandIn(content: string): Promise<Recipe> {
  const recipe = await readRecipe();
  await mkdir(join(folder, "bases"), { recursive: true });
  await writeFile(packedFile(folder, recipe), content);
  return recipe;
}

interface Answers {
  /** The exit code of a pull, and what it prints. */
  readonly pull: number;
  readonly said?: string;
  readonly image: { readonly digests: readonly string[]; readonly layer?: string };
}

async function finder(engine: Answers, own = true): Promise<Bases> {
  const { signal } = new AbortController();
  const run: Run = async (command) => {
    commands.push(command.join(" "));
    return answerFor(command[1] ?? "", engine);
  };
  const address = { own, client: "docker", host: "unix:///x.sock", stop: async () => undefined };
  const connected = await connect(address, { folder, run, signal, variables: {}, verification: "v" });
  const recipes = await readRecipes(join(import.meta.dirname, "bases"));
  return findBases({ engine: connected, cache: folder, work: folder, recipes, run, signal, say: () => undefined });
}

function answerFor(verb: string, { pull, said = "", image }: Answers): CommandResult {
  const inspected = {
    RootFS: { Layers: [image.layer ?? "sha256:1"] },
    Size: 7,
    RepoDigests: image.digests,
    Config: { Labels: null },
  };
  const answers: Record<string, string> = {
    image: JSON.stringify(inspected),
    run: "Debian 13, Python 3.13.5",
    pull: said,
  };
  return { exit: verb === "pull" ? pull : 0, stdout: answers[verb] ?? "", stderr: "", seconds: 0 };
}
