import { readSyntax } from "./syntax.ts";

/**
 * Moves an instruction to the place of another one of its stage, with the comments above it; both are numbers from 0 in
 * the order of the file. Gives the text as it is where that cannot be: FROM stays, and nothing leaves its stage.
 * Throws a DockerfileError for a text that cannot be taken apart.
 */
export function moveInstruction(text: string, from: number, to: number): string {
  const { statements } = readSyntax(text);
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const touched = statements.slice(low, high + 1);
  if (from === to || touched.length !== high - low + 1 || touched.some(({ name }) => name === "from")) return text;
  const lines = splitLines(text);
  const starts = [
    ...touched.map((_, index) => statements[low + index - 1]?.lines.last ?? 0),
    touched.at(-1)?.lines.last,
  ];
  const blocks = touched.map((_, index) => lines.slice(starts[index], starts[index + 1]).join(""));
  const [moved = ""] = blocks.splice(from - low, 1);
  blocks.splice(to - low, 0, moved);
  const before = lines.slice(0, starts[0]).join("");
  const behind = lines.slice(starts.at(-1)).join("");
  return before + joinBlocks(blocks) + behind;
}

/** Each line with its end. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** What was last in a file may have no end of line, and what is last now needs none. */
function joinBlocks(blocks: readonly string[]): string {
  const isOpen = blocks.some((block) => !block.endsWith("\n"));
  const joined = blocks.map((block) => (block.endsWith("\n") ? block : `${block}\n`)).join("");
  return isOpen ? joined.replace(/\n$/, "") : joined;
}
