import { createHash } from "node:crypto";
import { writeLink } from "../../labs/sir/lab-link.ts";
import { FIRST_LAB_STATE } from "../../labs/sir/lab-state.ts";
import { presetOf } from "../../labs/sir/preset.ts";
import { MARK } from "../../labs/layers/link.ts";
import type { Preset } from "../../labs/layers/preset.ts";
import { firstStory, packStory } from "../../labs/layers/story.ts";
import { getPreset } from "../layer-presets.ts";
import { getLessonsThatName } from "../library.ts";

/** What the Layer lab's own page offers first; the steps that lessons open in it follow. */
const OFFERED = [
  "sir-api@04-order",
  "sir-api@02-first-image",
  "farm-yield@03-two-stages",
  "farm-yield@02-one-stage",
  "ml-api@04-cache-order",
  "ml-api@11-production",
  "customer-value@03-smaller",
  "sir-node@02-image",
  "sir-plumber@02-image",
  "two-services@02-image",
];

/** Gives every example's step that the Layer lab can open, on its own page or beside a lesson. */
export async function getLayerPresets(): Promise<Preset[]> {
  const named = await getLessonsThatName((text) => valuesOf(text, "LayerLab", "example"));
  const presets = await Promise.all([...OFFERED, ...named.keys()].map((reference) => getPreset(reference)));
  return [...new Map(presets.map((preset) => [preset.name, preset])).values()];
}

/** Gives the part of an address behind "#" that opens the Layer lab's own page on a project. */
export async function linkToPreset(preset: Preset): Promise<string> {
  return MARK + (await packStory(firstStory(preset)));
}

/** Gives what the SIR labs of lessons open with; undefined stands for the lab as it opens on its own page. */
export async function getSirPresets(): Promise<(string | undefined)[]> {
  const named = await getLessonsThatName((text) => valuesOf(text, "SirLab", "preset"));
  return [...new Map([undefined, ...named.keys()].map((preset) => [nameSirPreset(preset), preset])).values()];
}

/** Names what a SIR lab opens with for an address: two ways to write the same give one name. */
export function nameSirPreset(preset: string | undefined): string {
  const state = preset === undefined ? FIRST_LAB_STATE : presetOf(preset);
  return createHash("sha256").update(writeLink(state)).digest("hex").slice(0, 8);
}

/** Gives the values that a lesson's text gives an attribute of a component, written as plain text. */
export function valuesOf(text: string, component: string, attribute: string): string[] {
  const use = new RegExp(`<${component}\\s[^>]*?\\b${attribute}="([^"]*)"`, "g");
  return [...text.matchAll(use)].map(([, value = ""]) => value);
}
