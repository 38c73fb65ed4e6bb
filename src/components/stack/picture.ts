import { reasonInWords } from "../../core/dockerfile/reason-words.ts";
import { readReference } from "../../core/dockerfile/reference.ts";
import type { PlannedStep } from "../../core/dockerfile/plan.ts";
import { stepText } from "../../core/dockerfile/recorded-steps.ts";
import type { BuildStage } from "../../core/dockerfile/stage.ts";
import { formatBytes, formatSeconds } from "../../core/measurement/format.ts";
import type { Base } from "../../schemas/evidence.ts";
import type { RecordedBuild } from "../recorded-build.ts";

/** What a build made, as stacks of layers: what a drawing of it shows and what its words say. */
export interface StackPicture {
  /** The stages that the image needs, in the order of the file; the last one is the image. */
  readonly columns: readonly Column[];
  /** Which stage takes files from, or begins from, which earlier one. */
  readonly links: readonly Link[];
}

export interface Column {
  /** "Stage build", "The image"; empty for a build of one stage. */
  readonly title: string;
  readonly base: Layer;
  /** The first instruction first. */
  readonly layers: readonly Layer[];
}

export interface Layer {
  readonly kind: "base" | "cached" | "fresh";
  /** The instruction. */
  readonly text: string;
  /** "cached", "made again, 2.7 s, 19.2 MB": the size is what it adds to the image. */
  readonly state: string;
  /** Why it was made again; empty if it was not. */
  readonly reason: string;
}

/** From the top of a column to a layer of a later one. Columns and layers are counted from 0; -1 is the base. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly layer: number;
}

/** Gives the picture of a recorded build. `bases` are what is known of base images. */
export function pictureOf(build: RecordedBuild, bases: readonly Base[]): StackPicture {
  const { stages, needed } = build.plan.build;
  const drawn = stages.filter((stage) => stage.from !== undefined && needed.has(stage));
  return {
    columns: drawn.map((stage, index) => ({
      title: titleOf(stage, index, drawn.length),
      base: baseOf(stage, bases),
      layers: stepsOf(stage, build).map((step) => layerOf(step, build)),
    })),
    links: drawn.flatMap((stage, to) => linksOf(stage, to, drawn, stepsOf(stage, build))),
  };
}

function titleOf({ name }: BuildStage, index: number, count: number): string {
  if (count === 1) return "";
  if (index === count - 1) return name === "" ? "The image" : `The image: stage ${name}`;
  return `Stage ${name === "" ? index : name}`;
}

function stepsOf(stage: BuildStage, { plan }: RecordedBuild): PlannedStep[] {
  const own = new Set(stage.steps.map(({ instruction }) => instruction));
  return plan.steps.filter((step) => step.stage === stage.label && own.has(step.instruction));
}

/** A stand-in's size is not the real image's, so it is not told. */
function baseOf(stage: BuildStage, bases: readonly Base[]): Layer {
  const text = (stage.from?.statement.text ?? "FROM").trim().replaceAll(/\s+/g, " ");
  const found = bases.find(({ tag }) => readReference(tag) === stage.image);
  const size = found?.kind === "registry" ? formatBytes(found.bytes) : "not measured";
  return { kind: "base", text, state: stage.base || stage.image === "scratch" ? "base" : `base, ${size}`, reason: "" };
}

function layerOf(step: PlannedStep, build: RecordedBuild): Layer {
  const { plan, records, edit } = build;
  const text = stepText(step);
  const record = records.get(step);
  const size = sizeOf(step, build);
  if (record?.cached) return { kind: "cached", text, state: ["cached", ...size].join(", "), reason: "" };
  const state = [edit ? "made again" : "made", formatSeconds(record?.seconds ?? 0), ...size].join(", ");
  return { kind: "fresh", text, state, reason: edit ? reasonInWords(step, plan.steps) : "" };
}

/** What is recorded of an image are the layers of its own stage. */
function sizeOf(step: PlannedStep, { plan, image }: RecordedBuild): string[] {
  if (step.stage !== plan.build.target.label) return [];
  const layer = image.image.layers.find(({ instruction }) => instruction === stepText(step));
  return layer && layer.bytes > 0 ? [formatBytes(layer.bytes)] : [];
}

function linksOf(stage: BuildStage, to: number, drawn: readonly BuildStage[], steps: readonly PlannedStep[]): Link[] {
  const base = stage.base ? [{ from: drawn.indexOf(stage.base), to, layer: -1 }] : [];
  const sources = new Map(stage.steps.map((step) => [step.instruction, step.sources]));
  const copies = steps.flatMap(({ instruction }, layer) =>
    (sources.get(instruction) ?? []).map((source) => ({ from: drawn.indexOf(source), to, layer })),
  );
  return [...base, ...copies].filter(({ from }) => from !== -1);
}
