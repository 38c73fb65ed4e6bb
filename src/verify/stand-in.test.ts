import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRecipes, type Recipe } from "./recipe.ts";
import { imageSettings, packCommand } from "./stand-in.ts";

const RECIPE = `
tag: service:1
suite: trixie
packages: [sh]
files:
  /etc/start.sh: { from: scripts/start.sh, mode: "755" }
entrypoint: [/etc/start.sh]
command: [serve, "--port", "80"]
environment: { A: b }
user: app
workdir: /data
volumes: [/data]
ports: [80]
stopSignal: SIGINT
describe: "true"
`;
const SCRIPT = `echo 'it''s' "$1" \\ \`é\` %s\n`;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "recipes-"));
  await mkdir(join(folder, "scripts"));
  await writeFile(join(folder, "scripts/start.sh"), SCRIPT);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("imageSettings(…) declares what the recipe does", async () => {
  const recipe = await readOne(RECIPE);
  expect(imageSettings(recipe)).toEqual([
    'ENTRYPOINT ["/etc/start.sh"]',
    'CMD ["serve","--port","80"]',
    "ENV A=b",
    "USER app",
    "WORKDIR /data",
    "VOLUME /data",
    "EXPOSE 80",
    "STOPSIGNAL SIGINT",
    "LABEL org.runs-anywhere.stand-in=1",
    `LABEL org.runs-anywhere.recipe=${recipe.hash}`,
  ]);
});

test("imageSettings(…) declares no more than a command and variables when the recipe has no more", async () => {
  const recipe = await readOne("tag: a:1\nsuite: s\npackages: [p]\ncommand: [c]\nenvironment: {}\ndescribe: d\n");
  expect(imageSettings(recipe).filter((line) => !line.startsWith("LABEL"))).toEqual(['CMD ["c"]']);
});

test("packCommand(…) writes the recipe's files byte for byte and with their mode", async () => {
  const hooks = packCommand(await readOne(RECIPE), undefined, "a.tar").filter((word) => word.includes("start.sh"));
  const root = join(folder, "root");
  await mkdir(root);
  for (const hook of hooks) {
    await promisify(execFile)("sh", ["-euc", hook.replace("--customize-hook=", ""), "hook", root]);
  }
  expect(hooks).toHaveLength(1);
  expect(await readFile(join(root, "etc/start.sh"), "utf8")).toBe(SCRIPT);
  expect((await stat(join(root, "etc/start.sh"))).mode & 0o7777).toBe(0o755);
});

test("another text of a file is another stand-in", async () => {
  const before = await readOne(RECIPE);
  await writeFile(join(folder, "scripts/start.sh"), "exit 1\n");
  expect((await readOne(RECIPE)).hash).not.toBe(before.hash);
});

test("a file that is not beside its recipe is named", async () => {
  await expect(readOne(RECIPE.replace("scripts/start.sh", "gone.sh"))).rejects.toThrow("names the file gone.sh");
});

test("a recipe with several tags is given for each, with one packed system", async () => {
  await writeFile(join(folder, "service.yaml"), RECIPE.replace("suite:", "also: [service:1.2]\nsuite:"));
  const [first, second] = await readRecipes(folder);
  expect([first?.tag, second?.tag]).toEqual(["service:1", "service:1.2"]);
  expect(second).toEqual({ ...first, tag: "service:1.2" });
});

test("an unknown field is named", async () => {
  await expect(readOne(`${RECIPE}colour: red\n`)).rejects.toThrow("colour");
});

test("every recipe is valid and its tag its own", async () => {
  const tags = (await readRecipes(join(import.meta.dirname, "bases"))).map(({ tag }) => tag);
  expect(new Set(tags).size).toBe(tags.length);
});

async function readOne(text: string): Promise<Recipe> {
  await writeFile(join(folder, "service.yaml"), text);
  const [recipe] = await readRecipes(folder);
  if (recipe === undefined) throw new Error("there is no recipe");
  return recipe;
}
