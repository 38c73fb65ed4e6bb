import { forSentences, wordsOf } from "./sentences.mjs";

/** @import { TextlintRuleModule } from "@textlint/types" */

/**
 * Refuses a sentence of more than `most` words, and a text whose sentences have more than `mean` words on average.
 * @type {TextlintRuleModule<{ most: number, mean: number }>}
 */
export const sentenceLength = (context, { most, mean } = { most: 30, mean: 15 }) => {
  /** @type {number[]} */
  const lengths = [];
  const handler = forSentences(context, (sentence, paragraph) => {
    const { length } = wordsOf(sentence);
    lengths.push(length);
    if (length <= most) return;
    context.report(paragraph, new context.RuleError(`${length} words, ${most} are enough: "${sentence}"`));
  });
  return {
    ...handler,
    [context.Syntax.DocumentExit](node) {
      const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
      if (lengths.length === 0 || average <= mean) return;
      const message = `The sentences have ${average.toFixed(1)} words on average; ${mean} are enough.`;
      context.report(node, new context.RuleError(message));
    },
  };
};
