import { isLongFlag } from "./grammar.ts";

/** A command as it was typed or pasted, made one that a shell reads, and remarks on what was not one. */
export interface TypedLine {
  readonly line: string;
  readonly remarks: readonly string[];
}

/** Understands what pages, word processors and prompts make of a command: smart quotes, dashes, `$ `, sudo, other shells' line ends. */
export function readTyped(text: string): TypedLine {
  let line = text.replaceAll(/\r\n?/g, "\n").trim();
  const remarks: string[] = [];
  for (const [pattern, replacement, remark] of RULES) {
    const next =
      typeof replacement === "string" ? line.replace(pattern, replacement) : line.replace(pattern, replacement);
    if (next !== line && remark !== undefined && !remarks.includes(remark)) remarks.push(remark);
    line = next;
  }
  return { line: line.trim(), remarks };
}

type Rule = readonly [pattern: RegExp, replacement: string | ((...found: string[]) => string), remark?: string];

const DASH = "‐‑‒–—―−";
const DASHES = "A dash was a long one, as word processors make it. We read it as a hyphen; a shell would not.";
const LINE_END = "In a shell of Linux or macOS, a backslash at the end of a line lets the command go on.";
const LINE_OPEN = "The sign at the end says that another line follows. None does, so we left it out.";
const RULES: readonly Rule[] = [
  [/[\u200B-\u200D\u2060\uFEFF]/g, ""],
  [/[\u00A0\u2000-\u200A\u202F\u3000]/g, " "],
  [/^```\w*\n([\s\S]*?)\n?```$/, "$1"],
  [/^`([^`]+)`$/, "$1"],
  [/：/g, ":", "A colon was a wide one, of another alphabet. We read it as a colon; a shell would not."],
  [/[“”„«»″]/g, '"', "The quotes were curly. We read them as straight ones; a shell would not."],
  [/[‘’‚′]/g, "'", "The quotes were curly. We read them as straight ones; a shell would not."],
  [new RegExp(`(?<=^|\\s)(-*[${DASH}][-${DASH}]*)([\\w-]*)`, "g"), readDashes, DASHES],
  [new RegExp(`[${DASH}]`, "g"), "-", DASHES],
  [/[^\S\n]+[`^][^\S\n]*\n/g, " \\\n", LINE_END],
  [/\\[^\S\n]+\n/g, "\\\n", "A blank after a backslash at the end of a line ends the command there. We read on."],
  [/(?<=\S)(?:\s+[\\`^]|\\)[\s\\`^]*$/, "", LINE_OPEN],
  [/(?<=\s)\\[^\S\n]+(?=\S)/g, "", "A backslash belongs to the end of a line. We left it out; a shell would not."],
  [/^(["'])((?:(?!\1).)*)\1$/s, "$2"],
  [/^\(([^()]*)\)$/s, "$1"],
  [/^(?:\d+[.)]|[-*•])\s+(?=(?:sudo\s+)?docker\b)/, ""],
  [/\\\n\s*>{1,2}\s/g, "\\\n"],
  [/^(?:#(?!\s*(?:sudo\s+)?docker\b).*\n\s*)+/, ""],
  [/^(?:\([\w.-]+\)\s*)?(?:PS [^>\n]*>|[A-Za-z]:\\[^>\n]*>|[$#%>❯➜])\s+/, ""],
  [/^(?:\([\w.-]+\)\s*)?[\w.-]+@[\w.-]+[^$#%\n]*[$#%]\s*(?=\S)/, ""],
  [/^(?:winpty|time)\s+(?=docker\b)/, ""],
  [/^\$(?=docker\s)/, ""],
  [/^DOCKER_BUILDKIT=1\s+/, "", "`DOCKER_BUILDKIT=1` is not needed: BuildKit is the builder by now."],
  [
    /^(?:export\s+)?DOCKER_DEFAULT_PLATFORM=(\S+?)\s*(?:[;\n]|&&)?\s*(?=docker\s)docker\s+(?:buildx\s+)?build\b/,
    "docker build --platform $1",
    "`DOCKER_DEFAULT_PLATFORM` does it too. The option stands in the command, where everybody reads it.",
  ],
  [/^cd\s+[^\s;&|]+\s*(?:&&|;|\n)\s*/, "", "`cd` is not needed: you are in the folder already."],
  [/^sudo\s+(?:-\w+\s+)*/, "", "`sudo` is for your machine to say. It is no part of the answer."],
  [/^(?:\/[\w.-]+)+\/docker(?=\s)/, "docker"],
  [/^docker\.exe\b/i, "docker"],
  [/^docker-compose(?=\s|$)/, "docker compose", "`docker-compose` was version 1. It is `docker compose` now."],
  [/^podman(?=\s|$)/, "docker", "We read `podman` as `docker`, which takes the same words here."],
  [/^docker(?=\s)/i, "docker"],
];

function readDashes(_: string, dashes: string, name: string): string {
  return `${dashes.length > 1 || isLongFlag(name) ? "--" : "-"}${name}`;
}
