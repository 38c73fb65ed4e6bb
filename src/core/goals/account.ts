import type { Step } from "../dockerfile/stage.ts";
import { type Attempt, atLine, notKnown } from "./attempt.ts";
import { readImage } from "./base.ts";
import { commandsOf, programOf } from "./commands.ts";
import { met, missed, type Outcome } from "./goal.ts";
import { lineageOf } from "./layers.ts";

/** Whether a container runs as an account that is there and is not root. */
export function checkNotRoot(attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const lineage = [...lineageOf(attempt.plan.build.target)];
  const steps = lineage.flatMap((stage) => stage.steps);
  const image = lineage[0]?.image ?? "";
  const last = steps.findLast(({ instruction }) => instruction.kind === "user")?.instruction;
  if (last?.kind !== "user") {
    if (/nonroot/.test(image)) return met("The base image runs as an account without rights.");
    return missed("No `USER` in the last stage: a container runs as root.");
  }
  const place = atLine(last.statement.lines.first);
  const [name = ""] = last.user.value.split(":");
  if (/^(?:root|0+)$/.test(name)) return missed("This is root.", place);
  if (/^\d+$/.test(name)) return met(`It runs as account ${name}.`, place);
  if (hasAccount(name, steps, image)) return met(`It runs as \`${name}\`.`, place);
  return missed(`No line of the last stage makes the account \`${name}\`, so no container can start.`, place);
}

/** Whether an account is there after some steps, as far as anybody can say. */
export function hasAccount(name: string, steps: readonly Step[], image: string): boolean {
  return /^\d+$/.test(name) || isMade(name, steps) || isKnown(name, image);
}

/** Whether an account that steps make has a home; of others, only those of images that bring one. */
export function hasHome(name: string, steps: readonly Step[]): boolean {
  if (/^(?:node|rstudio)$/.test(name)) return true;
  return steps.some(({ instruction }) => {
    if (instruction.kind !== "run") return false;
    const commands = commandsOf(instruction);
    const isMaking = commands.some((words) => makesHome(words, name));
    return isMaking || commands.some((words) => words.some((word) => word.includes(`/home/${name}`)));
  });
}

function makesHome(words: readonly string[], name: string): boolean {
  if (!words.includes(name)) return false;
  const options = words.join(" ");
  if (programOf(words) === "useradd") return /\s(?:-\w*m\w*|--create-home)\b/.test(options);
  return programOf(words) === "adduser" && !/--no-create-home|--system|\s-\w*[HS]/.test(options);
}

/** Whether a command makes an account. */
function isMade(name: string, steps: readonly Step[]): boolean {
  return steps.some(({ instruction }) => {
    if (instruction.kind !== "run") return false;
    return commandsOf(instruction).some((words) => {
      const isMaking = /^(?:useradd|adduser|usermod|install|echo|printf|micromamba)$/.test(programOf(words));
      return isMaking && words.some((word) => word === name || word.includes(`${name}:`) || word.includes("$"));
    });
  });
}

/** Accounts that Debian and Alpine have, and those that images are known to bring. */
function isKnown(name: string, image: string): boolean {
  if (/^(?:nobody|www-data|daemon|bin|sys|games|man|mail|news|backup)$/.test(name)) return true;
  const { repository, tag } = readImage(image);
  // Ubuntu's images have it from 23.04 on.
  if (repository === "ubuntu" && name === "ubuntu")
    return !/^(?:1\d|2[012])\.|^(?:xenial|bionic|focal|jammy)/.test(tag);
  const own: Readonly<Record<string, string>> = { node: "node", postgres: "postgres", redis: "redis", nginx: "nginx" };
  return (
    own[repository] === name || (repository.startsWith("rocker/") && name === "rstudio") || !isFamiliar(repository)
  );
}

/** Of images that we do not know, nobody can say which accounts they have. */
function isFamiliar(repository: string): boolean {
  return /^(?:python|node|debian|ubuntu|alpine|r-base|golang|rust|ruby|busybox|rocker\/.*)$/.test(repository);
}
