import { expect, test } from "vitest";
import { planBuild } from "../../core/dockerfile/plan.ts";
import { Snapshot } from "../../core/dockerfile/snapshot.ts";
import { contentFolders, readEvidence } from "../../schemas/evidence-folder.ts";
import type { Base } from "../../schemas/evidence.ts";
import { readExample } from "../../schemas/example-folder.ts";
import { getRecordedBuild, type RecordedBuild } from "../recorded-build.ts";
import { type Layer, pictureOf, type StackPicture } from "./picture.ts";
import { captionOf, layerInWords, nameOf } from "./words.ts";

const folders = contentFolders(".");

async function read(name: string, step: string, rebuild?: string): Promise<[RecordedBuild, StackPicture]> {
  const example = await readExample(folders.examples, name);
  const evidence = await readEvidence(folders, name);
  const build = getRecordedBuild(example, evidence, { step, rebuild });
  return [build, pictureOf(build, BASES)];
}

const BASES: readonly Base[] = [
  { tag: "python:3.13-slim", kind: "stand-in", id: "sha256:1", bytes: 126_000_000, madeOf: "Debian" },
  { tag: "node:24-slim", kind: "registry", id: "sha256:2", bytes: 228_000_000 },
];

function stateOf({ kind, text, state }: Layer): string {
  return `${text}: ${kind}, ${state.replaceAll(/[\d.]+ (?=s|[kM]?B)/g, "… ")}`;
}

test("pictureOf shows what an edit in a good order leaves in the cache", async () => {
  const [, { columns }] = await read("sir-api", "04-order", "code");
  expect(columns.map(({ title }) => title)).toEqual([""]);
  expect(columns[0]?.layers.map(stateOf)).toEqual([
    "WORKDIR /app: cached, cached",
    "RUN useradd --no-create-home app: cached, cached, … kB",
    "COPY requirements.lock .: cached, cached, … kB",
    "RUN pip install --no-cache-dir --require-hashes -r requirements.lock: cached, cached, … MB",
    "COPY sir_api sir_api: fresh, made again, under … s, … kB",
  ]);
  expect(columns[0]?.layers.at(-1)?.reason).toBe("sir_api/model.py changed");
});

test("pictureOf tells the size of a base image from the registry, and of a stand-in that it was not measured", async () => {
  const [, python] = await read("sir-api", "04-order");
  expect(python.columns[0]?.base).toMatchObject({ text: "FROM python:3.13-slim", state: "base, not measured" });
  const [, node] = await read("sir-node", "02-image");
  expect(node.columns[0]?.base).toMatchObject({ text: "FROM node:24-slim", state: "base, 228 MB" });
});

test("pictureOf has a column for each stage and links what is copied between them", async () => {
  const [, { columns, links }] = await read("customer-value", "03-smaller", "code");
  expect(columns.map(({ title }) => title)).toEqual(["Stage build", "The image"]);
  expect(columns[0]?.layers.at(-1)).toMatchObject({
    kind: "fresh",
    reason: "stands on COPY src src, which is another layer now",
  });
  expect(links).toEqual([{ from: 0, to: 1, layer: 2 }]);
  expect(columns[1]?.layers[2]).toMatchObject({ kind: "fresh", reason: "what it copies from build changed" });
});

test("pictureOf keeps the stages apart whatever order they were recorded in", async () => {
  const [, { columns, links }] = await read("ml-api", "11-production");
  expect(columns.map(({ layers }) => layers.map(({ text }) => text.slice(0, 12)))).toEqual([
    ["WORKDIR /app", "RUN python -", "COPY require", "RUN --mount=", "COPY train_m", "RUN /opt/ven"],
    ["WORKDIR /app", "RUN useradd ", "COPY --from=", "COPY --from=", "COPY ml_api "],
  ]);
  expect(links.map(({ layer }) => layer)).toEqual([2, 3]);
});

test("pictureOf links a stage to the one that it begins from, and leaves out what the image does not need", async () => {
  const [build] = await read("sir-api", "04-order");
  const dockerfile = "FROM a AS one\nRUN b\nFROM a AS unused\nRUN c\nFROM one AS two\nRUN d\n";
  const plan = planBuild({ dockerfile, context: new Snapshot([]) });
  const { columns, links } = pictureOf({ ...build, plan }, BASES);
  expect(columns.map(({ title, base }) => [title, base.state])).toEqual([
    ["Stage one", "base, not measured"],
    ["The image: stage two", "base"],
  ]);
  expect(links).toEqual([{ from: 0, to: 1, layer: -1 }]);
});

test("the words say what was built, how long it took and what was made", async () => {
  const [build, picture] = await read("sir-api", "02-first-image", "code");
  expect(nameOf(build)).toBe("Layers of sir-api at step 02-first-image, built again after an edit of sir_api/model.py");
  expect(captionOf(build, picture).sentence).toBe(
    "to build again after an edit of sir_api/model.py. 3 of 4 layers were made again.",
  );
  const [good, order] = await read("sir-api", "04-order", "code");
  expect(captionOf(good, order).sentence).toContain("1 of 5 layers was made again.");
  const [cold, all] = await read("sir-api", "04-order");
  expect(nameOf(cold)).toBe("Layers of sir-api at step 04-order, built from an empty cache");
  expect(captionOf(cold, all).sentence).toBe("to build from an empty cache.");
});

test("layerInWords puts the reason behind the state", () => {
  const layer: Layer = { kind: "fresh", text: "COPY . .", state: "made again, 0.1 s", reason: "main.py changed" };
  expect(layerInWords(layer)).toBe("made again, 0.1 s: main.py changed");
  expect(layerInWords({ ...layer, kind: "cached", state: "cached", reason: "" })).toBe("cached");
});
