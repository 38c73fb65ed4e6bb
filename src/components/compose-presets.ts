import { parseReference } from "../core/example/overlay.ts";
import { nameStep } from "../core/example/step-name.ts";
import { layOutFiles } from "../labs/compose/bench.ts";
import { writeNote } from "../labs/compose/note.ts";
import type { Outlook } from "../labs/compose/outlook.ts";
import type { Preset, ProjectFile } from "../labs/compose/preset.ts";
import { stepFiles } from "../schemas/example-folder.ts";
import { valuesOf } from "./beside/lesson-labs.ts";
import { packLink } from "../labs/packed-link.ts";
import { withBase } from "./address.ts";
import { checkStep, getCourse, getExample, getExamples, getLessonsThatName } from "./library.ts";

/** The Compose lab's own page opens with the first; the others follow as examples have them. */
const FIRST = "ml-api@08-cache";

/** Gives an example at one of its steps, "ml-api@08-cache", as the Compose lab opens it. Throws when it has no Compose file. */
export async function getComposePreset(reference: string): Promise<Preset> {
  const { example: name, step: asked } = parseReference(reference);
  const example = await getExample(name);
  const step = checkStep(example, asked);
  const files = composeFiles(textsOf(stepFiles(example, step)));
  if (files.length === 0) throw new Error(`${name}@${step} has no compose.yaml to open in the Compose lab.`);
  return { name: `${name}@${step}`, title: `${name}, ${nameStep(step)}`, files };
}

/** Gives every step of an example at which its Compose files are new, and those that lessons open in the Compose lab. */
export async function getComposePresets(): Promise<Preset[]> {
  const offered = await findNewSteps();
  const named = await getLessonsThatName((text) => valuesOf(text, "ComposeLab", "example"));
  const presets = await Promise.all([...named.keys()].map((reference) => getComposePreset(reference)));
  return [...new Map([...offered, ...presets].map((preset) => [preset.name, preset])).values()];
}

/** Gives the addresses of lessons by their names, which findings name. */
export async function getLessonAddresses(): Promise<Record<string, string>> {
  const lessons = (await getCourse()).flatMap((part) => part.lessons);
  return Object.fromEntries(lessons.map(({ id, path }) => [id.slice(id.indexOf("/") + 1), withBase(path)]));
}

/** Gives the part of an address behind "#" that opens the lab on a project. @param outlook What is to be looked at. */
export async function linkToComposePreset(preset: Preset, outlook?: Outlook): Promise<string> {
  return (await packLink("compose", writeNote(layOutFiles(preset), outlook))) ?? "";
}

/** Gives for each step of an example that has a Compose file the part of an address that opens the lab on its stack. */
export async function linkComposeSteps(name: string): Promise<Map<string, string>> {
  const { steps } = await getExample(name);
  const references = [...new Set([FIRST, ...steps.map((step) => `${name}@${step.name}`)])];
  const found = await Promise.all(
    references.filter((each) => each.startsWith(`${name}@`)).map((reference) => findPreset(reference)),
  );
  const presets = found.filter((preset) => preset !== undefined);
  const links = presets.map(async (preset) => {
    // Steps with the same files share the one that the lab offers.
    const offered = presets.find(({ files }) => isSame(files, preset.files)) ?? preset;
    return [parseReference(preset.name).step, await linkToComposePreset(offered)] as const;
  });
  return new Map((await Promise.all(links)).flatMap(([step, link]) => (step === undefined ? [] : [[step, link]])));
}

async function findNewSteps(): Promise<Preset[]> {
  const examples = await getExamples();
  const references = [
    FIRST,
    ...examples.flatMap((example) => example.steps.map(({ name }) => `${example.name}@${name}`)),
  ];
  const presets: Preset[] = [];
  for (const reference of new Set(references)) {
    const preset = await findPreset(reference);
    if (preset && !presets.some((other) => isSame(preset.files, other.files))) presets.push(preset);
  }
  return presets;
}

async function findPreset(reference: string): Promise<Preset | undefined> {
  const { example: name, step } = parseReference(reference);
  const files = stepFiles(await getExample(name), step);
  return composeFiles(textsOf(files)).length === 0 ? undefined : await getComposePreset(reference);
}

function isSame(one: readonly ProjectFile[], other: readonly ProjectFile[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a Compose file cannot do without, where an example leaves it to its README. */
const NEEDED: Readonly<Record<string, string>> = {
  "compose.production.yaml": "# The image that CI pushed.\nIMAGE=ghcr.io/you/ml-api:main\n",
};

/** The Compose file comes first; what the example gives as .env.example stands in .env, as its README says. */
function composeFiles(texts: ReadonlyMap<string, string>): ProjectFile[] {
  const main = ["compose.production.yaml", "compose.yaml"].find((path) => texts.has(path));
  if (main === undefined) return [];
  const override = texts.get("compose.override.yaml");
  const env = texts.get(".env") ?? filled(texts.get(".env.example")) ?? NEEDED[main];
  return [
    { path: main, text: texts.get(main) ?? "" },
    ...(override === undefined ? [] : [{ path: "compose.override.yaml", text: override }]),
    ...(env === undefined ? [] : [{ path: ".env", text: env }]),
  ];
}

/** What an example leaves to its reader to fill in has a value in the lab, so that Compose takes the file. */
function filled(env: string | undefined): string | undefined {
  return env?.replaceAll(/^([A-Z_]+=)$/gm, "$1choose-one");
}

function textsOf(files: ReturnType<typeof stepFiles>): Map<string, string> {
  const named = [...files].filter(([path]) => /^(?:compose\..*yaml|\.env(?:\.example)?)$/.test(path));
  return new Map(named.map(([path, { bytes }]) => [path, new TextDecoder().decode(bytes)]));
}
