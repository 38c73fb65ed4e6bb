import { parse } from "yaml";
import { z } from "zod";

/**
 * Names the images that a Dockerfile starts from or copies from, without its own stages and `scratch`.
 * Variables take the default of an ARG before the first FROM.
 */
export function baseTags(dockerfile: string): string[] {
  const lines = joinLines(dockerfile);
  const defaults = new Map<string, string>();
  const stages = new Set<string>(["scratch"]);
  const tags = new Set<string>();
  for (const line of lines) {
    const [, name, value] = /^ARG\s+(\w+)=(\S+)/i.exec(line) ?? [];
    if (name !== undefined && value !== undefined) defaults.set(name, value.replaceAll(/^"|"$/g, ""));
    const image =
      /^FROM\s+(?:--\S+\s+)*(\S+)/i.exec(line)?.[1] ?? /^COPY\s+(?:--\S+\s+)*?--from=(\S+)/i.exec(line)?.[1];
    const stage = /^FROM\s.*\sAS\s+(\S+)/i.exec(line)?.[1];
    const tag = image?.replaceAll(/\$\{?(\w+)\}?/g, (_, variable: string) => defaults.get(variable) ?? "");
    if (tag !== undefined && !stages.has(tag.toLowerCase()) && !/^\d+$/.test(tag)) tags.add(tag);
    if (stage !== undefined) stages.add(stage.toLowerCase());
  }
  return [...tags];
}

/** Gives the instructions of a Dockerfile's last stage after its FROM, continuation lines joined; undefined with heredocs. */
export function lastStage(dockerfile: string): { from: string; instructions: string[] } | undefined {
  if (/<<-?["']?\w/.test(dockerfile)) return undefined;
  const lines = joinLines(dockerfile);
  const last = lines.findLastIndex((line) => /^FROM\s/i.test(line));
  const from = lines[last];
  return from === undefined ? undefined : { from, instructions: lines.slice(last + 1) };
}

function joinLines(dockerfile: string): string[] {
  return dockerfile
    .replaceAll("\r\n", "\n")
    .replaceAll(/^[ \t]*#.*\n?/gm, "")
    .replaceAll(/\\[ \t]*\n/g, " ")
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "))
    .filter((line) => line !== "");
}

/** Names the images that the services of a Compose file are started from and do not build; variables that stand for one are left out. */
export function composeTags(text: string): string[] {
  const file = composeSchema.safeParse(parse(text));
  if (!file.success) return [];
  const images = Object.values(file.data.services).flatMap(({ image, build }) =>
    build === undefined && image !== undefined ? [image] : [],
  );
  return [...new Set(images.filter((image) => !image.includes("$")))];
}

const composeSchema = z.looseObject({
  services: z.record(z.string(), z.looseObject({ image: z.string().optional(), build: z.unknown().optional() })),
});
