import { matching } from "../dockerfile/snapshot.ts";

/** Says which line of a .dockerignore was probably meant to match a path, and why it does not; "" when none was. */
export function hintAt(path: string, ignore: string): string {
  const lines = ignore.split("\n").map((text, index): Line => ({ text: text.trim(), number: index + 1 }));
  const said = lines.map((line) => explain(line, path)).find((each) => each !== undefined);
  return said === undefined ? "" : ` ${said}`;
}

interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

function explain({ text, number }: Line, path: string): string | undefined {
  if (text === "" || text.startsWith("#")) return undefined;
  const [, before = "", sign = ""] = /^([^\s,]+)\s*([#,])/.exec(text) ?? [];
  if (sign !== "" && mayMean(before, path))
    return sign === "#"
      ? `In line ${number}, \`#\` is part of the pattern: a comment has a line of its own.`
      : `Line ${number} is one pattern, comma and all. Each pattern has a line of its own.`;
  const name = text.replace(/^(?:\.?\/)+/, "").replace(/\/$/, "");
  if (!/[/!#]/.test(name) && mayMean(name, path) && path.includes("/"))
    return `\`${name}\` matches at the root alone; \`**/${name}\` matches everywhere.`;
  const [, last = ""] = /^\*\/([^/]+)$/.exec(name) ?? [];
  if (last !== "" && mayMean(last, path))
    return `\`*/${last}\` matches one folder down alone; \`**/${last}\` matches everywhere.`;
  return !mayMean(text, path) && mayMean(text.toLowerCase(), path.toLowerCase())
    ? `Capitals count: \`${text}\` does not match it.`
    : undefined;
}

/** Whether the last part of a pattern matches a part of a path. */
function mayMean(pattern: string, path: string): boolean {
  const last = pattern.slice(pattern.lastIndexOf("/") + 1);
  return last !== "" && last !== "*" && last !== "**" && path.split("/").some((part) => isMatch(last, part));
}

function isMatch(pattern: string, name: string): boolean {
  try {
    return matching([pattern])(name);
  } catch {
    return false;
  }
}
