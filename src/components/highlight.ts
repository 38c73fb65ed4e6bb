import { createHighlighterCore, type LanguageRegistration, type ThemedToken } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import docker from "shiki/langs/docker.mjs";
import json from "shiki/langs/json.mjs";
import python from "shiki/langs/python.mjs";
import r from "shiki/langs/r.mjs";
import shell from "shiki/langs/shellscript.mjs";
import toml from "shiki/langs/toml.mjs";
import typescript from "shiki/langs/typescript.mjs";
import yaml from "shiki/langs/yaml.mjs";

/** A piece of a line and what it is: a keyword, a string, a comment or plain text. */
export interface Piece {
  text: string;
  kind: "k" | "s" | "c" | undefined;
}

/** The colours of our theme stand for kinds; the colours that readers see are in the style sheet. */
const kinds = new Map<string, Piece["kind"]>([
  ["#000001", "k"],
  ["#000002", "s"],
  ["#000003", "c"],
]);

const engine = createJavaScriptRegexEngine();
const highlighter = createHighlighterCore({
  engine,
  langs: [docker, json, python, r, shell, toml, typescript, yaml] satisfies LanguageRegistration[][],
  themes: [
    {
      name: "kinds",
      type: "light",
      fg: "#000000",
      bg: "#ffffff",
      settings: [
        { settings: { foreground: "#000000" } },
        {
          scope: [
            "keyword.other",
            "keyword.control",
            "storage",
            "entity.name.tag",
            "support.type.property-name",
            "support.type.property-name.toml",
          ],
          settings: { foreground: "#000001" },
        },
        { scope: ["string", "punctuation.definition.string"], settings: { foreground: "#000002" } },
        { scope: ["comment", "punctuation.definition.comment"], settings: { foreground: "#000003" } },
      ],
    },
  ],
});

/** Gives the lines of a file as pieces; a language that is not known stays plain. */
export async function highlight(source: string, language: string | undefined): Promise<Piece[][]> {
  if (!language) return source.split("\n").map((text) => [{ text, kind: undefined }]);
  const lines = (await highlighter).codeToTokensBase(source, { lang: language, theme: "kinds" });
  return lines.map((line) => join(line));
}

/** Names the language of a file by its name; undefined for text without one. */
export function languageOf(path: string): string | undefined {
  const name = path.split("/").at(-1) ?? "";
  if (/^Dockerfile|\.Dockerfile$/.test(name)) return "docker";
  const ending = name.split(".").at(-1) ?? "";
  return LANGUAGES.get(ending);
}

/** Languages by the endings of files. */
const LANGUAGES = new Map([
  ["json", "json"],
  ["py", "python"],
  ["R", "r"],
  ["sh", "shellscript"],
  ["toml", "toml"],
  ["ts", "typescript"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
]);

/** Gives a line's pieces as HTML. */
export function toHtml(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, kind }) => (kind ? `<span class="tok-${kind}">${escape(text)}</span>` : escape(text)))
    .join("");
}

/** Makes a text safe to stand in HTML. */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Neighbours of one kind become one piece: fewer elements in the page. */
function join(tokens: readonly ThemedToken[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { content, color } of tokens) {
    const kind = kinds.get(color ?? "");
    const last = pieces.at(-1);
    if (last && (last.kind === kind || content.trim() === "")) last.text += content;
    else pieces.push({ text: content, kind });
  }
  return pieces;
}
