import { resolvePath } from "../dockerfile/path.ts";
import type { BuildStage, Step } from "../dockerfile/stage.ts";
import { commandsOf } from "./commands.ts";
import { lineageOf } from "./layers.ts";
import { systemOf } from "./programs.ts";

/**
 * Gives the path that a COPY takes out of a stage in which, as far as its commands say, nothing makes it; undefined where
 * something may.
 */
export function unmadePath({ instruction, sources }: Step): string | undefined {
  const [stage] = sources;
  if ((instruction.kind !== "copy" && instruction.kind !== "add") || !stage?.from) return undefined;
  const lineage = [...lineageOf(stage)];
  if (systemOf(lineage[0]?.image ?? "") === undefined) return undefined;
  const steps = lineage.flatMap((each) => each.steps);
  return instruction.sources
    .map(({ value }) => resolvePath("/", value))
    .find((path) => !OF_SYSTEM.test(path) && !/[*?[$]/.test(path) && !steps.some((step) => mayMake(step, path, stage)));
}

/** Folders in which an image has files of its own, and which commands fill without naming them. */
const OF_SYSTEM = /^\/(?:|(?:usr|etc|bin|sbin|lib|lib64|var|root|home|tmp)(?:\/.*)?|opt|srv|app)$/;
/** Programs that make files whose names they choose. */
const MAKERS = /\b(?:npm|yarn|pnpm|cargo|make|go|R|Rscript|uv|poetry|pdm|pipenv|git|curl|wget|tar|unzip|conda|mamba)\b/;

function mayMake({ instruction, workdir }: Step, path: string, { workdir: last }: BuildStage): boolean {
  if (path === last || path === workdir || workdir.startsWith(`${path}/`)) return true;
  if (instruction.kind === "copy" || instruction.kind === "add") {
    const to = resolvePath(workdir, instruction.destination.value).replace(/(?<=.)\/$/, "");
    return path === to || path.startsWith(to === "/" ? to : `${to}/`) || to.startsWith(`${path}/`);
  }
  if (instruction.kind !== "run") return false;
  const words = commandsOf(instruction).flat();
  const name = path.slice(path.lastIndexOf("/") + 1);
  const isNamed = words.some((word) => word.includes("$") || word.split(/[/=:,]/).includes(name));
  return isNamed || words.some((word) => MAKERS.test(word)) || instruction.heredocs.length > 0;
}
