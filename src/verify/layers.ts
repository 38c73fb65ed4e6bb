import { z } from "zod";
import type { ImageEvidence } from "../schemas/evidence.ts";
import { lastStage } from "./base-tags.ts";
import { oneSpaced } from "./build-log.ts";
import { answer, type Engine } from "./engine.ts";

type Layer = ImageEvidence["image"]["layers"][number];

const historySchema = z.object({ CreatedBy: z.string(), Size: z.coerce.number().int() });
const configSchema = z.object({
  history: z.array(z.object({ empty_layer: z.boolean().default(false) })),
});

/** One entry of an image's history, oldest first. */
export interface HistoryEntry {
  readonly createdBy: string;
  readonly bytes: number;
  readonly empty: boolean;
}

/** Reads an image's layers: the base as one, then one for each instruction of the Dockerfile's last stage. */
export async function readLayers(engine: Engine, image: string, dockerfile: string): Promise<Layer[]> {
  return nameLayers(await readHistory(engine, image), dockerfile);
}

/**
 * Names an image's history by the Dockerfile that it was built from: its last entries are the last stage's instructions,
 * those before it are the base's and become one layer. Without a match of both the history's own words are used.
 */
export function nameLayers(history: readonly HistoryEntry[], dockerfile: string): Layer[] {
  const stage = lastStage(dockerfile);
  const own = history.slice(history.length - (stage?.instructions.length ?? 0));
  const matches = stage?.instructions.every(
    (text, index) => keyword(text) === keyword(fromHistory(own[index]?.createdBy ?? "")),
  );
  if (stage === undefined || !matches) {
    return history.map(({ createdBy, bytes, empty }) => ({ instruction: fromHistory(createdBy), bytes, empty }));
  }
  const base = history.slice(0, history.length - own.length);
  return [
    { instruction: stage.from, bytes: base.reduce((sum, { bytes }) => sum + bytes, 0), empty: false },
    ...own.map(({ bytes, empty }, index) => ({ instruction: stage.instructions[index] ?? "", bytes, empty })),
  ];
}

/** Writes an entry of the history as an instruction: "RUN /bin/sh -c x # buildkit" is "RUN x". */
export function fromHistory(createdBy: string): string {
  const text = oneSpaced(createdBy.replace(/\s*# buildkit$/, ""));
  const ports = /^EXPOSE map\[(.*)\]$/.exec(text)?.[1];
  if (ports !== undefined) return `EXPOSE ${ports.replaceAll(/:\{\}/g, "").replaceAll("/tcp", "")}`;
  return text.replace(/^RUN (?:\|\d+ .*?)?\/bin\/sh -c /, "RUN ") || "FROM";
}

async function readHistory(engine: Engine, image: string): Promise<HistoryEntry[]> {
  const lines = await answer(engine.docker, [
    "history",
    "--no-trunc",
    "--human=false",
    "--format",
    "{{json .}}",
    image,
  ]);
  const entries = lines
    .split("\n")
    .map((line) => historySchema.parse(JSON.parse(line)))
    .toReversed();
  const layers = Number(await answer(engine.docker, ["image", "inspect", "--format", "{{len .RootFS.Layers}}", image]));
  const seem = entries.map(({ CreatedBy, Size }) => isSetting(CreatedBy, Size));
  // No setting makes a layer: where the rest are as many as there are layers, each of them made one.
  const sure = seem.filter((isEmpty) => !isEmpty).length === layers;
  const empties = sure ? seem : ((await readEmpties(engine, image)) ?? seem);
  return entries.map(({ CreatedBy, Size }, index) => ({
    createdBy: CreatedBy,
    bytes: Size,
    empty: empties[index] ?? false,
  }));
}

/**
 * Asks the image's own configuration which entries made no layer, for which the whole image has to be packed; undefined where the engine
 * does not save it under its id.
 */
async function readEmpties(engine: Engine, image: string): Promise<boolean[] | undefined> {
  const id = (await answer(engine.docker, ["image", "inspect", "--format", "{{.Id}}", image])).replace("sha256:", "");
  const script = '"$1" save "$2" | tar -xOf - "blobs/sha256/$3" "$3.json" 2>/dev/null || true';
  const config = await engine.shell(script, [engine.client, image, id]);
  const text = config.stdout.trim();
  if (text === "") return undefined;
  const result = configSchema.safeParse(JSON.parse(text));
  return result.success ? result.data.history.map((entry) => entry.empty_layer) : undefined;
}

/** Says whether an entry only sets something, judged by its instruction. */
function isSetting(createdBy: string, bytes: number): boolean {
  return bytes === 0 && !["RUN", "COPY", "ADD", "WORKDIR"].includes(keyword(fromHistory(createdBy)));
}

function keyword(instruction: string): string {
  return instruction.split(" ")[0]?.toUpperCase() ?? "";
}
