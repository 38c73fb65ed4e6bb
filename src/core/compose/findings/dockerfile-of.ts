import type { Service } from "../model.ts";
import { joinPath } from "../paths.ts";
import type { Scene } from "./scene.ts";

/** Where the texts of a project's files are found. */
export type Texts = Pick<Scene, "textOf">;

/** Gives the text of the Dockerfile from which a service is built; undefined when the project does not hold it. */
export function dockerfileOf(scene: Texts, { build }: Service): string | undefined {
  if (build === undefined || /^\w+:\/\//.test(build.context)) return undefined;
  const text = scene.textOf(joinPath(build.context, build.dockerfile ?? "Dockerfile"));
  return text?.replaceAll(/\\\r?\n/g, " ").slice(0, MOST);
}

const MOST = 20_000;

/** Gives the image from which a Dockerfile's last stage begins; undefined when that takes an argument, or another stage is meant. */
export function baseOf(dockerfile: string, target: string | undefined): string | undefined {
  if (target !== undefined) return undefined;
  const stages = new Map<string, string>();
  let last: string | undefined;
  for (const [, image = "", name] of dockerfile.matchAll(
    /^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)(?:[ \t]+AS[ \t]+(\S+))?/gim,
  )) {
    last = stages.get(image.toLowerCase()) ?? image;
    if (name !== undefined) stages.set(name.toLowerCase(), last);
  }
  return last?.includes("$") === true ? undefined : last;
}
