import { resolvePath } from "../dockerfile/path.ts";
import type { BuildStage, Step } from "../dockerfile/stage.ts";
import { type Attempt, atLine, notKnown } from "./attempt.ts";
import { readImage } from "./base.ts";
import { commandsOf } from "./commands.ts";
import { met, missed, type Outcome } from "./goal.ts";
import { readInstall } from "./installs.ts";
import { lineageOf } from "./layers.ts";

/** Whether the image is free of compilers, by what its last stage begins from, installs and copies. */
export function checkNoCompiler(attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const { target } = attempt.plan.build;
  const found = findCompiler(target);
  if (found) return missed(found.says, atLine(found.line));
  const [first] = lineageOf(target);
  const image = first ? readImage(first.image) : undefined;
  const name = image ? `${image.repository}:${image.tag}` : "Its base";
  return met(
    `\`${name}\` brings none, as far as we know, and no line of this stage installs one.`,
    atLine(target.place.lines.first),
  );
}

interface Found {
  readonly says: string;
  readonly line: number;
}

function findCompiler(target: BuildStage): Found | undefined {
  for (const stage of lineageOf(target)) {
    const isBase = !stage.base && hasCompiler(stage.image);
    if (isBase) {
      const { repository, tag } = readImage(stage.image);
      const says = `\`${repository}:${tag}\` is the full image, with a C compiler and much else for building.`;
      return { says, line: stage.place.lines.first };
    }
    for (const step of stage.steps) {
      const says = bringsCompiler(step);
      if (says !== undefined) return { says, line: step.instruction.statement.lines.first };
    }
  }
  return undefined;
}

/** Says which compiler a step leaves in its layer; undefined if none. What the same step takes away is not in it. */
function bringsCompiler({ instruction, sources, workdir }: Step): string | undefined {
  if (instruction.kind === "run") {
    const installs = commandsOf(instruction).flatMap((words) => readInstall(words) ?? []);
    const removed = new Set(installs.filter(({ isRemoval }) => isRemoval).flatMap(({ packages }) => packages));
    const named = installs
      .filter(({ isRemoval, manager }) => !isRemoval && manager !== "pip")
      .flatMap(({ packages }) => packages);
    const virtual = /^--virtual[ =]?(.*)$/;
    const group = named.map((name) => virtual.exec(name)?.[1]).find((name) => name !== undefined);
    const isGone = (name: string): boolean => removed.has(name) || (group !== undefined && removed.size > 0);
    const compiler = named.find((name) => COMPILERS.test(name) && !isGone(name));
    return compiler === undefined ? undefined : `\`${compiler}\` is a compiler, and it is installed in the last stage.`;
  }
  const [source] = sources;
  if (instruction.kind !== "copy" || !source) return undefined;
  const isAll = instruction.sources.some(({ value }) => /^\/(?:usr(?:\/bin)?)?$/.test(resolvePath("/", value)));
  if (!isAll || workdir === "" || !(findCompiler(source) ?? hasCompiler(source.image))) return undefined;
  return "It copies all programs of a stage that has a compiler.";
}

/** Whether an image is known to have a compiler. */
function hasCompiler(image: string): boolean {
  const { repository, tag } = readImage(image);
  if (/^(?:gcc|golang|rust|haskell|maven|gradle|r-base)$/.test(repository)) return true;
  if (/^rocker\/(?:r-ver|rstudio|tidyverse|verse)$/.test(repository)) return true;
  if (repository === "buildpack-deps") return !/-(?:curl|scm)$/.test(tag);
  return /^(?:python|node|ruby|perl|pypy)$/.test(repository) && !/slim|alpine/.test(tag);
}

const COMPILERS =
  /^(?:build-essential|build-base|alpine-sdk|gcc(?:-[\d.]+|-c\+\+)?|g\+\+(?:-[\d.]+)?|clang(?:-[\d.]+)?|gfortran(?:-[\d.]+)?|rustc|cargo|golang(?:-[\d.]+|-go)?|go|default-jdk(?:-headless)?|openjdk-?\d+-jdk(?:-headless)?|r-base-dev|python3?-all-dev|compilers|(?:c|cxx|fortran)-compiler|(?:gcc|gxx|gfortran)(?:_linux-64)?)$/;
