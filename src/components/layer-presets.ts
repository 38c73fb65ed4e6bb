import { createHash } from "node:crypto";
import { parseReference } from "../core/example/overlay.ts";
import { nameStep } from "../core/example/step-name.ts";
import type { Preset, PresetFile, Recorded } from "../labs/layers/preset.ts";
import { instructionText } from "../labs/layers/cost.ts";
import type { Evidence } from "../schemas/evidence.ts";
import { type ExampleFile, stepFiles } from "../schemas/example-folder.ts";
import { formatDate } from "./date.ts";
import { checkStep, getEvidence, getExample } from "./library.ts";

/** Gives an example at one of its steps, "sir-api@04-order", as the Layer lab opens it. Throws when it has no Dockerfile. */
export async function getPreset(reference: string, title?: string): Promise<Preset> {
  const { example: name, step: asked } = parseReference(reference);
  const example = await getExample(name);
  const step = checkStep(example, asked);
  const files = stepFiles(example, step);
  const evidence = await getEvidence(name);
  return {
    name: `${name}@${step}`,
    title: title ?? `${name}, ${nameStep(step)}`,
    dockerfile: textOf(files, "Dockerfile") ?? fail(`${name}@${step} has no Dockerfile to open in the Layer lab.`),
    ignore: textOf(files, ".dockerignore") ?? "",
    files: [...files].map(([path, file]) => describe(path, file)),
    edits: [...new Set(example.meta.rebuilds.map(({ edit }) => edit.file))],
    recorded: recordedOf(evidence, step),
    conditions: conditionsOf(evidence),
  };
}

function describe(path: string, { bytes, executable }: ExampleFile): PresetFile {
  const content = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return { path, bytes: bytes.length, content, ...(executable && { isExecutable: true }) };
}

function textOf(files: ReadonlyMap<string, ExampleFile>, path: string): string | undefined {
  const file = files.get(path);
  return file && new TextDecoder().decode(file.bytes);
}

function fail(message: string): never {
  throw new Error(message);
}

/** What was recorded of each instruction at this step, and of others at the steps of the same example. */
function recordedOf({ images }: Evidence, step: string): Record<string, Recorded> {
  const found: Record<string, Recorded> = {};
  const own = images[step];
  const others = Object.entries(images).flatMap(([name, image]) => (name === step ? [] : [image]));
  for (const { cold, image } of [...others, ...(own ? [own] : [])]) {
    for (const { name, seconds } of cold?.steps ?? []) {
      const key = instructionText(name);
      found[key] = { ...found[key], seconds };
    }
    for (const { instruction, bytes, empty } of image.layers) {
      const key = instructionText(instruction);
      if (!empty && !instruction.startsWith("FROM")) found[key] = { ...found[key], bytes };
    }
  }
  return found;
}

function conditionsOf({ verified, engine }: Evidence): string {
  return `Times and sizes were recorded on ${formatDate(verified)} with Docker ${engine.version}; “about” marks an estimate. A change makes a file's content new, whatever it says.`;
}
