import { cleanPath, folderOf } from "../context/path.ts";
import type { Build } from "./build.ts";
import type { CopyInstruction, StageInstruction } from "./instruction.ts";
import type { Snapshot } from "./snapshot.ts";
import type { BuildStage, Step } from "./stage.ts";

/** Why a RUN cannot end well where it stands. */
export type EarlyUse =
  /** It reads a file that its stage does not hold by then; `copiedBy` brings it later, or nothing does. */
  | { readonly kind: "file"; readonly path: string; readonly copiedBy: StageInstruction | undefined }
  /** It runs as an account that is made only later. */
  | { readonly kind: "account"; readonly name: string };

/**
 * Finds the commands that come too early: before the COPY of a file that they name, or before the account is made that
 * they run as. The builder finds out only when it runs them. What a command reads is told from its words alone, so this
 * names what is sure to be wrong and is silent about the rest, and about stages of hundreds of steps.
 */
export function findEarlyUses(build: Build, context: Snapshot): ReadonlyMap<StageInstruction, EarlyUse> {
  const found = new Map<StageInstruction, EarlyUse>();
  for (const stage of build.needed) if (stage.from) readStage(stage, context, found);
  return found;
}

function readStage(stage: BuildStage, context: Snapshot, found: Map<StageInstruction, EarlyUse>): void {
  const steps = stepsOf(stage);
  const copies = steps.map((step) => copiedFiles(step, context));
  const named = steps.map(({ instruction }) => commandOf(instruction));
  for (const [index, { instruction, workdir }] of steps.entries()) {
    if (instruction.kind !== "run" || found.has(instruction)) continue;
    const account = accountOf(steps, index);
    const madeBy = account === undefined ? -1 : named.findIndex((command) => makesAccount(command, account));
    if (account !== undefined && madeBy >= index) {
      found.set(instruction, { kind: "account", name: account });
      continue;
    }
    const present = new Set(copies.slice(0, index).flat());
    const earlier = named.slice(0, index).join("\n");
    for (const word of filesRead(named[index] ?? "")) {
      const path = cleanPath(word.startsWith("/") ? word : `${workdir}/${word}`);
      if (present.has(path) || earlier.includes(word)) continue;
      const copiedBy = copies.findIndex((files, later) => later > index && files.includes(path));
      if (copiedBy === -1) continue;
      found.set(instruction, { kind: "file", path: word, copiedBy: steps[copiedBy]?.instruction });
      break;
    }
  }
}

/** Nobody writes more steps than that, and each is compared with all the others. */
const MOST = 300;

/** Its steps behind those of the stages that it begins from; none when there are too many. */
function stepsOf(stage: BuildStage): readonly Step[] {
  const parts: (readonly Step[])[] = [];
  let count = 0;
  for (let each: BuildStage | undefined = stage; each; each = each.base) {
    parts.unshift(each.steps);
    count += each.steps.length + 1;
    if (count > MOST) return [];
  }
  return parts.flat();
}

function commandOf(instruction: StageInstruction): string {
  return instruction.kind === "run" ? instruction.command.join(" ") : "";
}

/** The account that a step runs as, by its name; undefined for root and for numbers. */
function accountOf(steps: readonly Step[], index: number): string | undefined {
  const user = steps.slice(0, index).findLast(({ instruction }) => instruction.kind === "user")?.instruction;
  const [name = ""] = user?.kind === "user" ? user.user.value.split(":") : [];
  return name === "root" || !/^[a-z_][\w-]*$/.test(name) ? undefined : name;
}

function makesAccount(command: string, name: string): boolean {
  return /\b(?:useradd|adduser)\b/.test(command) && command.split(/\s+/).includes(name);
}

/** Where the files of the context that a COPY or ADD selects come to lie. */
function copiedFiles({ instruction, workdir }: Step, context: Snapshot): string[] {
  if ((instruction.kind !== "copy" && instruction.kind !== "add") || instruction.from !== "") return [];
  return instruction.sources.flatMap(({ value }) => landings(instruction, value, workdir, context));
}

function landings(copy: CopyInstruction, source: string, workdir: string, context: Snapshot): string[] {
  const { value } = copy.destination;
  const target = value.startsWith("/") ? value : `${workdir}/${value}`;
  const toFolder = /(?:^|\/)\.?$/.test(value) || copy.sources.length > 1;
  return context.select(source).flatMap(({ name, isFolder, entries }) => {
    const root = isFolder || !toFolder ? target : `${target}/${name}`;
    return [...entries.keys()].map((path) => cleanPath(path === "" ? root : `${root}/${path}`));
  });
}

/** What a command reads for certain: files that are named like files, and what a few tools look for by themselves. */
function filesRead(command: string): string[] {
  const words = command.replaceAll(/(?:>+|\s(?:-o|-O|--output)[\s=])\s*\S+/g, " ").match(/[\w./@+-]+/g) ?? [];
  const modules = [...command.matchAll(/\bpython3? -m ([\w.]+)/g)].map(
    ([, name = ""]) => `${name.replaceAll(".", "/")}.py`,
  );
  const lists = [...command.matchAll(/\s(?:-r|--requirement)[\s=]+(\S+)/g)].map(([, name = ""]) => name);
  const implied = IMPLIED.filter(({ command: pattern }) => pattern.test(command)).flatMap(({ files }) => files);
  return [
    ...implied,
    ...modules,
    ...lists,
    ...words.filter((word) => /\w\.\w+$/.test(word) && folderOf(word) !== ".."),
  ];
}

const IMPLIED: readonly { readonly command: RegExp; readonly files: readonly string[] }[] = [
  { command: /\bnpm (?:ci|clean-install)\b/, files: ["package.json", "package-lock.json"] },
  { command: /\bnpm (?:install|i|run)\b(?! -g)/, files: ["package.json"] },
  { command: /\bpip3?\b.* (?:install|wheel)\b.* \.(?= |$)/, files: ["pyproject.toml", "setup.py"] },
  { command: /\buv sync\b/, files: ["pyproject.toml", "uv.lock"] },
];
