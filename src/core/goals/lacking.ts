import type { RunInstruction } from "../dockerfile/instruction.ts";
import { resolvePath } from "../dockerfile/path.ts";
import type { Step } from "../dockerfile/stage.ts";
import type { StageFiles } from "../dockerfile/stage-files.ts";
import { commandsOf } from "./commands.ts";
import { readInstall } from "./installs.ts";

/** Where a command runs. */
export interface Surroundings {
  readonly step: Step;
  readonly files: StageFiles;
  /** What ran before it in its stage. */
  readonly before: string;
}

/** Gives what the commands of a RUN install from that is not there: "requirements.lock", "the code of .". */
export function lackingFiles(run: RunInstruction, surroundings: Surroundings): string[] {
  if (surroundings.step.mounts.length > 0 && !hasCacheOnly(surroundings.step)) return [];
  let { workdir } = surroundings.step;
  const lacking: string[] = [];
  for (const words of commandsOf(run)) {
    if (words[0] === "cd") workdir = resolvePath(workdir, words[1] ?? "/root");
    const { files = [], folders = [] } = readInstall(words) ?? {};
    lacking.push(...files.filter((file) => !isThere(file, workdir, surroundings)));
    for (const folder of folders) lacking.push(...lackingOf(folder, workdir, surroundings));
  }
  return lacking;
}

/** What other mounts bring is not looked at. */
function hasCacheOnly({ mounts }: Step): boolean {
  return mounts.every(({ type }) => type === "cache" || type === "secret" || type === "ssh" || type === "tmpfs");
}

function isThere(file: string, workdir: string, { files, before }: Surroundings): boolean {
  if (/[$*?]|:\/\//.test(file) || file === "") return true;
  const type = files.get(resolvePath(workdir, file))?.type;
  if (type === "file" || type === "link" || type === "folder") return true;
  return type === "any" && makesFiles(before, file);
}

/** Whether earlier commands may have made a file: they name it, or fetch things. */
function makesFiles(commands: string, file: string): boolean {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return commands.includes(name) || /\b(?:git|curl|wget|tar|unzip|export|compile|cp|mv)\b/.test(commands);
}

/** A folder that is installed needs what describes it, and its code. */
function lackingOf(folder: string, workdir: string, surroundings: Surroundings): string[] {
  if (/[$*?]|:\/\//.test(folder)) return [];
  const path = resolvePath(workdir, folder);
  const isDescribed = ["pyproject.toml", "setup.py", "setup.cfg"].some((name) => isThere(name, path, surroundings));
  if (!isDescribed) return ["pyproject.toml"];
  if (/\b(?:git|curl|wget|tar|unzip)\b/.test(surroundings.before)) return [];
  const inside = surroundings.files.select(path).flatMap(({ entries }) => Array.from(entries.keys()));
  return inside.some((name) => name.endsWith(".py")) ? [] : [`the code of ${folder}`];
}
