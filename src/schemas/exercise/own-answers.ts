import type { z } from "zod";
import type { Verdict } from "../../core/exercise/verdict.ts";

/** The answers that a file names, and where its own right one stands. */
interface OwnAnswers {
  readonly own: { readonly field: string; readonly answer: string };
  readonly wrong: readonly { readonly answer: string; readonly feedback: string }[];
  readonly answers?: { readonly right: readonly string[]; readonly wrong: readonly string[] } | undefined;
}

/** Refuses an exercise whose grader takes one of its right answers for wrong, or a wrong one for right. */
export function checkAnswers(
  { own, wrong, answers }: OwnAnswers,
  grade: (answer: string) => Verdict,
  context: z.RefinementCtx,
): void {
  const check = (answer: string, kind: Verdict["kind"], path: readonly PropertyKey[]): void => {
    const verdict = grade(answer);
    if ((verdict.kind === "right") === (kind === "right")) return;
    const message = `“${answer}” should be ${kind}, and is graded as ${verdict.kind}: ${verdict.says.join(" ")}`;
    context.addIssue({ code: "custom", path: [...path], message });
  };
  check(own.answer, "right", [own.field]);
  for (const [index, answer] of (answers?.right ?? []).entries()) check(answer, "right", ["answers", "right", index]);
  for (const [index, answer] of (answers?.wrong ?? []).entries()) check(answer, "wrong", ["answers", "wrong", index]);
  for (const [index, { answer }] of wrong.entries()) check(answer, "wrong", ["wrong", index, "answer"]);
}
