import type { RunInstruction } from "../dockerfile/instruction.ts";

/**
 * Gives the commands of a RUN, each as its words. What the shell would do with variables, loops and brackets is not
 * looked at: their words are words.
 */
export function commandsOf({ command, json, heredocs }: RunInstruction): string[][] {
  if (json) return unwrap([...command]);
  const scripts = heredocs.length > 0 ? heredocs.map(({ content }) => content) : command;
  return scripts.flatMap((script) => splitScript(script)).flatMap(unwrap);
}

/** Splits a script at &&, ||, |, ; and line ends, and each command at its blanks; quotes keep together. */
export function splitScript(script: string): string[][] {
  const commands: string[][] = [[]];
  const isWanted = /(?:\\[^]|"(?:\\[^]|[^"\\])*"?|'[^']*'?|[^\s;&|"'\\])+|&&?|\|\|?|[;\n]/g;
  for (const [token] of script.replaceAll(/\\\n/g, " ").matchAll(isWanted)) {
    if (/^(?:&&?|\|\|?|[;\n])$/.test(token)) commands.push([]);
    else commands.at(-1)?.push(withoutQuotes(token));
  }
  return commands.filter((words) => words.length > 0);
}

function withoutQuotes(token: string): string {
  return token.replaceAll(/\\([^])|["']/g, "$1");
}

/** Takes off what stands before the program: assignments, `sudo`, `exec`, `time`; and opens `sh -c "…"`. */
function unwrap(words: readonly string[]): string[][] {
  const start = words.findIndex((word) => !/^(?:\w+=.*|sudo|exec|time|env|then|do|else|[({!])$/s.test(word));
  const plain = start === -1 ? [] : words.slice(start);
  const script = /(?:^|\/)(?:ba|da|a)?sh$/.test(plain[0] ?? "") && plain[1]?.startsWith("-") ? plain[2] : undefined;
  if (script !== undefined) return splitScript(script).flatMap(unwrap);
  return plain.length === 0 ? [] : [plain];
}

/** The name of a program without its folder: "/opt/venv/bin/pip3" is "pip3". */
export function programOf(words: readonly string[]): string {
  return (words[0] ?? "").replace(/^.*\//, "");
}
