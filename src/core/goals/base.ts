import type { BuildStage } from "../dockerfile/stage.ts";
import { type Attempt, atLine, notKnown } from "./attempt.ts";
import { type GoalOf, met, missed, type Outcome } from "./goal.ts";

/** An image by its parts: "docker.io/library/python:3.13-slim" is python, 3.13-slim. */
export interface ImageName {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** Takes a full name of an image apart. */
export function readImage(name: string): ImageName {
  const [, path = name, tag = "", digest = ""] = /^(.*?)(?::([\w][\w.-]*))?(?:@(.+))?$/.exec(name) ?? [];
  return { repository: path.replace(/^docker\.io\/(?:library\/)?/, ""), tag, digest };
}

/** Whether every image that a build begins from, or copies out of, stands still. */
export function checkPinned({ to }: GoalOf<"pinned">, attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const images = [...attempt.plan.build.needed].filter(({ base, image }) => !base && image !== "scratch");
  for (const stage of images) {
    const problem = looseness(readImage(stage.image), to);
    if (problem !== "") return missed(problem, atLine(lineOf(stage)));
  }
  const [first] = images;
  const { tag = "" } = first ? readImage(first.image) : {};
  return met(
    to === "digest" ? "Each has its digest." : `\`${tag}\` says which version it is.`,
    atLine(first && lineOf(first)),
  );
}

/** Says why a name may stand for something else tomorrow; empty if it does not. */
function looseness({ repository, tag, digest }: ImageName, to: "version" | "digest"): string {
  const name = repository.slice(repository.lastIndexOf("/") + 1);
  if (digest !== "") return "";
  if (to === "digest") return `\`${name}:${tag}\` has no digest, and a tag can be given to another image.`;
  if (tag === "latest") return `\`${name}\` without a version, or with \`latest\`, is whatever was published last.`;
  if (!/\d/.test(tag)) return `\`${name}:${tag}\` names no version.`;
  if (!/\d+\.\d+/.test(tag) && !/\d{6,}/.test(tag))
    return `\`${name}:${tag}\` moves to the next version when there is one. Name two numbers, as in \`3.13\`.`;
  return "";
}

function lineOf({ place }: BuildStage): number {
  return place.lines.first;
}
