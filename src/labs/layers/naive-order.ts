import type { Statement } from "../../core/dockerfile/statement.ts";
import { readSyntax } from "../../core/dockerfile/syntax.ts";

/**
 * Gives a Dockerfile in the order in which most people write their first one: each stage that copies files of the build
 * context copies all of them at once, before its first command. What it costs is what a better order saves.
 * Throws a DockerfileError for a text that cannot be taken apart.
 */
export function naiveOrder(text: string): string {
  const { statements } = readSyntax(text);
  const lines = text.split("\n");
  const kept = lines.map((line): string | undefined => line);
  for (const stage of stagesOf(statements)) {
    const copies = stage.filter(copiesContext);
    if (copies.length === 0) continue;
    for (const { lines: gone } of copies) kept.fill(undefined, gone.first - 1, gone.last);
    const place = placeOf(stage);
    kept[place] = `${kept[place] ?? ""}\nCOPY . .`;
  }
  return kept.filter((line) => line !== undefined).join("\n");
}

function stagesOf(statements: readonly Statement[]): Statement[][] {
  const stages: Statement[][] = [];
  for (const statement of statements) {
    if (statement.name === "from") stages.push([statement]);
    else stages.at(-1)?.push(statement);
  }
  return stages;
}

function copiesContext({ name, flags, heredocs }: Statement): boolean {
  if (name !== "copy" && name !== "add") return false;
  return heredocs.length === 0 && !flags.some(({ value }) => value.startsWith("--from"));
}

/** The line behind which everything is copied: that of the first WORKDIR if it comes before every command, else of FROM. */
function placeOf(stage: readonly Statement[]): number {
  const command = stage.findIndex(({ name }) => name === "run");
  const folder = stage.findIndex(({ name }) => name === "workdir");
  const isFirst = folder !== -1 && (command === -1 || folder < command);
  return (stage[isFirst ? folder : 0]?.lines.last ?? 1) - 1;
}
