import type { BuildStage, Step } from "../dockerfile/stage.ts";
import { hasAccount, hasHome } from "./account.ts";
import { commandsOf, programOf, splitScript } from "./commands.ts";
import { readInstall } from "./installs.ts";
import { lineageOf } from "./layers.ts";
import { insteadOf, isManaged, packageFor } from "./programs.ts";

/**
 * Says why the commands of a RUN fail, where that is certain: their account is not there or may not do it, or the image
 * has no such program. Of images that we do not know, nothing is certain.
 */
export function failureOf(step: Step, stage: BuildStage): string | undefined {
  const { instruction } = step;
  if (instruction.kind !== "run") return undefined;
  const lineage = [...lineageOf(stage)];
  const steps = lineage.flatMap((each) => each.steps);
  const before = steps.slice(0, steps.indexOf(step));
  const run: Run = {
    image: lineage[0]?.image ?? "",
    before,
    user: userAfter(before),
    installed: new Set(),
    path: pathAfter(before),
  };
  for (const { instruction: earlier } of before) if (earlier.kind === "run") note(run, commandsOf(earlier));
  if (run.user !== undefined && !hasAccount(run.user, before, run.image))
    return `It runs as \`${run.user}\`, and no line above makes that account. Make it before \`USER\`.`;
  if (isBare(run)) return EMPTY;
  for (const words of commandsOf(instruction)) {
    const says = lackOf(words, run) ?? deniedTo(words, run) ?? refusedBy(words, run);
    if (says !== undefined) return says;
    note(run, [words]);
  }
  return usesSudo(instruction.command, run);
}

interface Run {
  readonly image: string;
  readonly before: readonly Step[];
  /** The account; undefined for root. */
  readonly user: string | undefined;
  /** The packages that were installed by now. */
  readonly installed: Set<string>;
  /** See `pathAfter`. */
  readonly path: boolean;
}

/** The account that the next command runs as; undefined for root. */
export function userAfter(steps: readonly Step[]): string | undefined {
  const last = steps.findLast(({ instruction }) => instruction.kind === "user")?.instruction;
  const name = last?.kind === "user" ? (last.user.value.split(":")[0] ?? "") : "root";
  return /^(?:root|0+|)$/.test(name) ? undefined : name;
}

/** Whether steps change where programs are looked for. */
export function pathAfter(steps: readonly Step[]): boolean {
  return steps.some(({ variables }) => variables.some(([name]) => name === "PATH" || name === "VIRTUAL_ENV"));
}

function note({ installed }: Run, commands: readonly string[][]): void {
  for (const words of commands) for (const name of readInstall(words)?.packages ?? []) installed.add(name);
}

/** Whether there is nothing in the image yet, and so no shell. */
function isBare({ image, before }: Run): boolean {
  return (
    image === "scratch" && !before.some(({ instruction, sources }) => instruction.kind === "copy" && sources.length > 0)
  );
}

/** A program that is not in the image. */
function lackOf(words: readonly string[], { image, installed, before }: Run): string | undefined {
  if ((words[0] ?? "").includes("/")) return undefined;
  const program = programOf(words);
  const instead = insteadOf(program, image);
  if (instead !== undefined) return installed.has("shadow") ? undefined : `\`${program}: not found\`. ${instead}`;
  const name = packageFor(program, image);
  const isBrought = [...installed].some((each) => each.includes(name ?? program) || BUNDLES.test(each));
  const isCopied = before.some(({ instruction, sources }) => instruction.kind === "copy" && sources.length > 0);
  if (name === undefined || isBrought || isCopied) return undefined;
  return `\`${program}: not found\`. This image does not have it, unless a line above installs \`${name}\`.`;
}

/** What only root may do. */
function deniedTo(words: readonly string[], { user, before, path }: Run): string | undefined {
  if (user === undefined) return undefined;
  const program = programOf(words);
  const install = readInstall(words);
  if (install?.manager === "system" || /^(?:useradd|adduser|groupadd|addgroup)$/.test(program))
    return `\`${user}\` has no right to do this. Only root has: write it above \`USER\`.`;
  const isOwn =
    path ||
    (words[0] ?? "").includes("/") ||
    words.some((word) => /^(?:-t|--(?:target|prefix|root|python)\b)/.test(word));
  if (install?.manager !== "pip" || isOwn || hasHome(user, before)) return undefined;
  return `\`pip\` runs as \`${user}\` here, who may not write where packages go, and has no home. Install above \`USER\`.`;
}

/** What pip of Debian refuses. */
function refusedBy(words: readonly string[], { image, path }: Run): string | undefined {
  const isPip = /^pip3?$/.test(words[0] ?? "") && words.includes("install");
  const isForced = words.some((word) => /^--(?:break-system-packages|python|target|prefix)\b/.test(word));
  if (!isPip || isForced || path || !isManaged(image)) return undefined;
  return "`error: externally-managed-environment`: this `pip` is the system's. Make a virtual environment, or begin from `python`.";
}

function usesSudo(command: readonly string[], { image, installed }: Run): string | undefined {
  const isUsed = command.some((text) => splitScript(text).some(([first]) => first === "sudo"));
  return isUsed && packageFor("sudo", image) !== undefined && !installed.has("sudo")
    ? "`sudo: not found`. The image has none, and needs none: commands run as root until `USER` says otherwise."
    : undefined;
}

const EMPTY = "`scratch` is empty: it has no shell that could run this. Begin `FROM` an image that has Python.";
/** Packages that bring several of these programs. */
const BUNDLES = /^(?:build-essential|build-base|alpine-sdk|python3?-full|shadow)$/;
