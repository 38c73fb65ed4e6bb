import { formatSeconds } from "../../core/measurement/format.ts";
import type { RecordedBuild } from "../recorded-build.ts";
import type { Layer, StackPicture } from "./picture.ts";

/** Names the picture of a build, for those who do not see it: "Layers of sir-api at step 04-order, built from an empty cache". */
export function nameOf({ example, step, edit }: RecordedBuild): string {
  return `Layers of ${example} at step ${step}, built ${edit ? `again after an edit of ${edit.file}` : "from an empty cache"}`;
}

/** What a build came to: its time, and the sentence that goes with it. */
export interface Caption {
  readonly figure: string;
  readonly sentence: string;
}

/** Says how long a build took and, after an edit, how many layers it made again. */
export function captionOf({ edit, seconds }: RecordedBuild, { columns }: StackPicture): Caption {
  const figure = formatSeconds(seconds);
  if (!edit) return { figure, sentence: "to build from an empty cache." };
  const layers = columns.flatMap((column) => column.layers);
  const fresh = layers.filter(({ kind }) => kind === "fresh").length;
  const made = `${fresh} of ${layers.length} layers ${fresh === 1 ? "was" : "were"} made again.`;
  return { figure, sentence: `to build again after an edit of ${edit.file}. ${made}` };
}

/** Says of a layer what the picture shows: "made again, 0.1 s: main.py changed". */
export function layerInWords({ state, reason }: Layer): string {
  return reason === "" ? state : `${state}: ${reason}`;
}
