import { z } from "zod";

/** What every exercise has, of whatever kind. In its texts `code` stands in backticks, and a blank line begins a paragraph. */
export const asked = {
  /** For lists of exercises, and above the question. */
  title: z.string().max(60),
  question: z.string().trim(),
  /** From vague to near; the reader opens one after another. */
  hints: z.array(z.string()).min(2),
  /** What the page says when the answer is right. */
  right: z.string().max(200).startsWith("Right", { error: "Begin with “Right”: colour alone does not say it." }),
  /** The folded answer with its reason. */
  explanation: z.string().trim(),
};

/** A wrong answer that people really give, and what the page says to it. */
export const wrongAnswer = z.strictObject({ answer: z.string(), feedback: z.string() });

/** What an exercise without a wrong answer is told. */
export const NONE_WRONG = "No wrong answer stands here. Add one that people really give.";

/** More answers that a test gives: right ones, and wrong ones without a feedback of their own. */
export const testedAnswers = z.strictObject({
  right: z.array(z.string()).default([]),
  wrong: z.array(z.string()).default([]),
});
