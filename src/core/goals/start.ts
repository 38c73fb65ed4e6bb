import type { CommandInstruction } from "../dockerfile/instruction.ts";
import type { BuildStage } from "../dockerfile/stage.ts";
import { type Attempt, atLine, notKnown } from "./attempt.ts";
import { commandsOf, programOf, splitScript } from "./commands.ts";
import { findOnPath } from "./on-path.ts";
import { type GoalOf, met, missed, type Outcome } from "./goal.ts";
import { lineageOf } from "./layers.ts";

/** What a container starts: ENTRYPOINT and CMD together. */
export interface Start {
  readonly words: readonly string[];
  /** The one that is in shell form, if any is. */
  readonly shell: CommandInstruction | undefined;
  /** Whether a shell of the JSON array runs one command, which takes its place. */
  readonly isScript: boolean;
  readonly line: number;
}

/** Gives what a container of a stage starts; undefined where its Dockerfile does not say. A new ENTRYPOINT ends the CMD of an earlier stage. */
export function startOf(target: BuildStage): Start | undefined {
  let [entry, cmd]: (CommandInstruction | undefined)[] = [];
  for (const stage of lineageOf(target)) {
    let isOwn = false;
    for (const { instruction } of stage.steps) {
      if (instruction.kind === "cmd") [cmd, isOwn] = [instruction, true];
      if (instruction.kind === "entrypoint") [entry, cmd] = [instruction, isOwn ? cmd : undefined];
    }
  }
  const last = cmd ?? entry;
  if (!last) return undefined;
  const shell = [entry, cmd].find((each) => each && !each.json);
  const parts = entry && !entry.json ? [entry] : [entry, cmd].filter((each) => each !== undefined);
  const words = parts.flatMap(({ json, command }) => (json ? command : (splitScript(command.join(" ")).at(-1) ?? [])));
  const script = /^(?:.*\/)?(?:ba|da|a)?sh$/.test(words[0] ?? "") && words[1] === "-c" ? words[2] : undefined;
  const inner = script === undefined ? [] : splitScript(script);
  const isScript = inner.length === 1 && inner[0]?.[0] === "exec";
  return { words: isScript ? (inner[0] ?? []) : words, shell, isScript, line: last.statement.lines.first };
}

/** Whether a container starts a program, in exec form or by a shell that `exec` replaces. */
export function checkStarts({ program }: GoalOf<"starts">, attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const { target } = attempt.plan.build;
  const start = startOf(target);
  if (!start)
    return missed(
      `The last stage has neither \`CMD\` nor \`ENTRYPOINT\`: a container would run what its base says.${startedBy(program, target)}`,
    );
  const place = atLine(start.line);
  const isReplaced = start.words[0] === "exec" && (start.shell !== undefined || start.isScript);
  if (start.shell && !isReplaced) {
    const keyword = start.shell.kind.toUpperCase();
    if (isBrokenArray(start.shell)) return missed(brokenWords(keyword), atLine(start.shell.statement.lines.first));
    const says = `This \`${keyword}\` is in shell form: a shell stands between Docker and the program. Write a JSON array, \`${keyword} ["${program}", "…"]\`.`;
    return missed(says, atLine(start.shell.statement.lines.first));
  }
  const words = isReplaced ? start.words.slice(1) : start.words;
  const [first = ""] = words;
  if (/\s/.test(first))
    return missed(`There is no program called \`${first}\`. Each word is a text of its own.`, place);
  const joined = words.find((word) => /^--?[\w-]+\s+\S/.test(word));
  if (joined !== undefined) return missed(joinedWords(joined), place);
  if (!runs(words, program)) return missed(`It starts \`${programOf(words)}\`, not \`${program}\`.`, place);
  const problem = findOnPath(words, attempt);
  return problem === undefined ? met(`It starts \`${program}\`.`, place) : missed(problem, place);
}

function runs(words: readonly string[], program: string): boolean {
  if (programOf(words) === program) return true;
  if (!/^python[\d.]*$/.test(programOf(words))) return false;
  const place = words.indexOf("-m");
  const isModule = (place !== -1 && words[place + 1] === program) || words.includes(`-m${program}`);
  return isModule || (program.endsWith(".py") && words[1] === program);
}

/** Says that a RUN starts the program, which is too early. */
function startedBy(program: string, { steps }: BuildStage): string {
  const isRun = steps.some(
    ({ instruction }) => instruction.kind === "run" && commandsOf(instruction).some((words) => runs(words, program)),
  );
  return isRun ? ` \`RUN ${program}\` starts it while the image is built, and the build never ends.` : "";
}

function isBrokenArray({ command }: CommandInstruction): boolean {
  return command.join(" ").trimStart().startsWith("[");
}

function brokenWords(keyword: string): string {
  return `This \`${keyword}\` begins like a JSON array and is none, so a shell reads it. Each word stands in double quotes, with commas between, none at the end, and \`]\` behind.`;
}

function joinedWords(word: string): string {
  const [option = "", ...value] = word.split(/\s+/);
  return `\`"${word}"\` is one word to the program. Write two: \`"${option}", "${value.join(" ")}"\`.`;
}

/** Whether what a container starts listens on a port, at every address. */
export function checkListens({ port }: GoalOf<"listens">, attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const { target } = attempt.plan.build;
  const start = startOf(target);
  if (!start) return missed("Nothing is started.");
  const place = atLine(start.line);
  if (start.shell && isBrokenArray(start.shell))
    return missed("This cannot be said before the command can be read.", place);
  const joined = start.words.find((word) => /^--?(?:host|port|bind|b)\s+\S/.test(word));
  if (joined !== undefined) return missed(joinedWords(joined), place);
  if (start.words.length === 1 && /^(?:.*\/)?(?:ba|da|a)?sh$/.test(start.words[0] ?? ""))
    return missed(`It starts \`${start.words[0]}\`, which listens on no port.`, place);
  const { host, port: own } = listeningOf(start.words, target);
  if (!/^(?:0\.0\.0\.0|::|\*)?$/.test(host) || host === "")
    return missed(
      `It listens on ${host || "127.0.0.1"}, which only the container itself can reach. Add \`--host 0.0.0.0\`.`,
      place,
    );
  if (own.startsWith("$") && !start.shell)
    return missed(`No shell reads a JSON array, so \`${own}\` is not filled in. Write the number.`, place);
  if (own !== String(port)) return missed(`It listens on port ${own}, not ${port}.`, place);
  return met(`It listens on ${host}, port ${port}.`, place);
}

/** Options of uvicorn, fastapi, hypercorn and gunicorn, and their defaults. */
function listeningOf(words: readonly string[], { imageVariables }: BuildStage): { host: string; port: string } {
  const bind = valueOf(words, "--bind") ?? valueOf(words, "-b");
  if (bind !== undefined) {
    const [, host = "", port = ""] = /^(.*):(\d+)$/.exec(bind) ?? [];
    return { host: host.replaceAll(/[[\]]/g, ""), port };
  }
  const isFastapi = words.includes("fastapi") && words.includes("run");
  const host = valueOf(words, "--host") ?? imageVariables.get("UVICORN_HOST") ?? (isFastapi ? "0.0.0.0" : "127.0.0.1");
  return { host, port: valueOf(words, "--port") ?? imageVariables.get("UVICORN_PORT") ?? "8000" };
}

function valueOf(words: readonly string[], option: string): string | undefined {
  const joined = words.find((word) => word.startsWith(`${option}=`));
  if (joined !== undefined) return joined.slice(option.length + 1);
  const place = words.indexOf(option);
  return place === -1 ? undefined : words[place + 1];
}
