import type { Machine } from "./machine.ts";
import type { Shell } from "./shell.ts";

/** `test` and `[`: whether a file is there, whether texts or numbers are alike. */
export function test({ machine }: Shell, words: readonly string[]): number {
  return holds(
    machine,
    words.filter((word, index) => !(word === "]" && index === words.length - 1)),
  )
    ? 0
    : 1;
}

function holds(machine: Machine, words: readonly string[]): boolean {
  const alternative = words.indexOf("-o");
  if (alternative > 0)
    return holds(machine, words.slice(0, alternative)) || holds(machine, words.slice(alternative + 1));
  const both = words.indexOf("-a");
  if (both > 0) return holds(machine, words.slice(0, both)) && holds(machine, words.slice(both + 1));
  if (words[0] === "!") return !holds(machine, words.slice(1));
  const [first = "", second = "", third = ""] = words;
  if (words.length <= 1) return first !== "";
  if (words.length === 2) return holdsOf(machine, first, second);
  return COMPARISONS[second]?.(first, third) ?? false;
}

function holdsOf(machine: Machine, flag: string, word: string): boolean {
  if (flag === "-z") return word === "";
  if (flag === "-n") return word !== "";
  if (flag === "-s") return (machine.read(word) ?? "") !== "";
  return machine.has(word) === true;
}

const COMPARISONS: Readonly<Record<string, (one: string, other: string) => boolean>> = {
  "=": (one, other) => one === other,
  "==": (one, other) => one === other,
  "!=": (one, other) => one !== other,
  "-eq": (one, other) => Number(one) === Number(other),
  "-ne": (one, other) => Number(one) !== Number(other),
  "-lt": (one, other) => Number(one) < Number(other),
  "-le": (one, other) => Number(one) <= Number(other),
  "-gt": (one, other) => Number(one) > Number(other),
  "-ge": (one, other) => Number(one) >= Number(other),
};
