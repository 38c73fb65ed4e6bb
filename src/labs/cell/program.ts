import type { Ending, Output, Program, ProgramError } from "../../runtimes/runtime.ts";
import { languageOf, type Check } from "./language.ts";

/** What comes last in a program that is checked: only one that came so far has passed. */
const HELD = "every check held";

/**
 * Makes one program of a cell's texts, which follow each other as if they were one file, so that an error's line is
 * the line that the reader sees. Checks come after them. It is named by its path, from which it finds its neighbours.
 */
export function composeProgram(path: string, texts: readonly string[], checks: readonly Check[] = []): Program {
  const { assert } = languageOf(path);
  const tests = checks.length > 0 ? [...checks.map((check) => assert(check)), JSON.stringify(HELD)] : [];
  return { code: [...texts, ...tests].join("\n"), name: path, apart: true };
}

/** Gives the number of the first line of each text, counted through. */
export function firstLines(texts: readonly string[]): number[] {
  let next = 1;
  return texts.map((text) => {
    const first = next;
    next += text.split("\n").length;
    return first;
  });
}

/** Whether an output is the sign that all checks held, which is not for the reader. */
export function isSign(output: Output): boolean {
  return output.kind === "value" && output.text.includes(HELD);
}

/** What the checks say of a run: nothing when it did not come to them. */
export type Verdict =
  | { readonly kind: "right" }
  | { readonly kind: "hint"; readonly hint: string }
  | { readonly kind: "none" };

/** Judges a checked run by how it ended, and whether the sign was seen. */
export function judge(ending: Ending, sign: boolean, checked: Checked): Verdict {
  if (ending.kind === "finished") return sign ? { kind: "right" } : { kind: "hint", hint: LEFT_EARLY };
  if (ending.kind !== "failed") return { kind: "none" };
  const { error } = ending;
  const said = checked.checks.find(({ hint }) => error.message.includes(hint));
  if (said) return { kind: "hint", hint: said.hint };
  if (isIn(error, checked.texts)) return { kind: "none" };
  return {
    kind: "hint",
    hint: `The check could not read your code: ${error.message}. Keep the names that were there.`,
  };
}

/** What was checked. */
export interface Checked {
  readonly texts: readonly string[];
  readonly checks: readonly Check[];
}

const LEFT_EARLY = "The code ended before its last line. Let it run to the end.";

function isIn({ line }: ProgramError, texts: readonly string[]): boolean {
  return line === undefined || line <= texts.join("\n").split("\n").length;
}
