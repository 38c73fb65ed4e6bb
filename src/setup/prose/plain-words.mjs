import { outsideSources } from "./outside-sources.mjs";

/** @import { TextlintRuleModule } from "@textlint/types" */

/** Words that tell a reader who is stuck that the fault is theirs, or that say nothing. */
const WORDS =
  /\b(?:simply|simple|just|easy|easily|easier|obviously|of course|trivial(?:ly)?|merely|needless to say|as everyone knows)\b/gi;
/** Where such a word says something else. */
const HARMLESS = /\b(?:only just|just-in-time|simple random|the simplest)\b/gi;

/** Refuses words that make light of what a reader may find hard. @type {TextlintRuleModule} */
export const plainWords = (context) =>
  outsideSources(context, "Str", (node) => {
    const text = context.getSource(node).replaceAll(HARMLESS, (words) => "_".repeat(words.length));
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      const message = `Leave out "${word}": a reader who finds it hard reads that the fault is theirs.`;
      context.report(node, new context.RuleError(message, { padding: context.locator.at(index) }));
    }
  });
