import { attempt } from "../../core/dockerfile/error.ts";
import { moveInstruction } from "../../core/dockerfile/reorder.ts";
import { readSyntax } from "../../core/dockerfile/syntax.ts";

/** Gives the Dockerfile with an instruction at another place; as it was where it cannot be read. */
export function moveLayer(text: string, from: number, to: number): string {
  return attempt(() => moveInstruction(text, from, to)) ?? text;
}

/** Says where an instruction stands now: "COPY . . is now line 4, behind WORKDIR /app." */
export function moveInWords(text: string, at: number): string {
  const { statements } = readSyntax(text);
  const moved = statements[at];
  return moved ? `${moved.text} is now on line ${moved.lines.first}, behind ${statements[at - 1]?.text ?? ""}.` : "";
}
