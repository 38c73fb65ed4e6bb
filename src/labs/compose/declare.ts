import type { ComposeError } from "../../core/compose/compose-error.ts";
import { closest } from "../../core/text/closest.ts";
import { type KnownNames, namesIn } from "./known-names.ts";
import type { ProjectFile } from "./preset.ts";
import type { Fix, Where } from "./trouble.ts";

/** Gives a fix for a name that the files do not declare: a close one that they do, else its declaration. */
export function declare(error: ComposeError, where: Where, files: readonly ProjectFile[]): Fix | undefined {
  const [, kind = "", name = ""] =
    /undefined (service|network|volume|secret|config) "?([\w.-]+)/.exec(error.composeSays ?? "") ?? [];
  const section = SECTIONS[kind];
  const text = files.find(({ path }) => path === where.path)?.text;
  if (error.kind !== "undefined-reference" || section === undefined || text === undefined) return undefined;
  const known = namesIn(files)[section].filter((each) => each !== name);
  const near = closest(name, known);
  if (near === undefined) return section === "services" ? undefined : declaration(section, name, where.path, text);
  const { path, start, end } = where;
  return text.slice(start, end).replaceAll(/["']/g, "") === name
    ? { title: `Change it to ${near}`, path, start, end, text: near }
    : undefined;
}

const SECTIONS: Readonly<Record<string, keyof KnownNames>> = {
  service: "services",
  network: "networks",
  volume: "volumes",
  secret: "secrets",
  config: "configs",
};

/** Writes a name below its section, which may have to be made. */
function declaration(section: keyof KnownNames, name: string, path: string, text: string): Fix | undefined {
  const isFile = section === "secrets" || section === "configs";
  const lines = isFile ? `  ${name}:\n    file: ./${name}.txt\n` : `  ${name}:\n`;
  const title = `Add ${name} below ${section}:`;
  const head = new RegExp(`^${section}:[ \\t]*(?:#.*)?\\n`, "m").exec(text);
  const below = head && head.index + head[0].length;
  if (below !== null) return { title, path, start: below, end: below, text: lines };
  if (new RegExp(`^${section}:`, "m").test(text)) return undefined;
  return { title, path, start: text.trimEnd().length, end: text.length, text: `\n${section}:\n${lines}` };
}
