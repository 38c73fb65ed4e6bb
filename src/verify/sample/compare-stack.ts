import { type Sight, predictStack } from "./predict-stack.ts";
import type { RandomStack } from "./random-stack.ts";

/** Tries a stack; gives the first thing in which it does not do what was predicted. */
export async function compareStack(
  stack: RandomStack,
  tryIt: (isExpected: (sight: Sight, index: number) => boolean) => Promise<readonly Sight[]>,
): Promise<string | undefined> {
  const predicted = predictStack(stack);
  const seen = await tryIt((sight, index) => differenceOf(predicted[index] ?? [], sight) === undefined);
  for (const [index, sight] of seen.entries()) {
    const difference = differenceOf(predicted[index] ?? [], sight);
    if (difference !== undefined) return `after ${stack.commands[index]?.join(" ")}: ${difference}`;
  }
  return undefined;
}

function differenceOf(predicted: Sight, seen: Sight): string | undefined {
  const onlyOurs = predicted.filter((line) => !seen.includes(line));
  const onlyTheirs = seen.filter((line) => !predicted.includes(line));
  if (onlyOurs.length === 0 && onlyTheirs.length === 0) return undefined;
  return `predicted ${list(onlyOurs)}; seen ${list(onlyTheirs)}`;
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? "nothing else" : lines.map((line) => `“${line}”`).join(" ");
}

/** Writes a whole stack, for a person who wants to do it by hand. */
export function writeStack({ text, commands }: RandomStack): string {
  return [
    text.replaceAll(/^(?=.)/gm, "  | "),
    ...commands.map((command) => `docker compose ${command.join(" ")}`),
  ].join("\n");
}
