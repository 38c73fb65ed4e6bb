/** @import { TextlintRuleContext, TextlintRuleReportHandler } from "@textlint/types" */
/** @import { TxtNode } from "@textlint/ast-node-types" */

/**
 * Gives a handler that asks one function about each node of a kind, but not about those among a lesson's sources: titles are as
 * their authors wrote them.
 * @param {Readonly<TextlintRuleContext>} context
 * @param {"Str" | "Paragraph"} kind
 * @param {(node: TxtNode) => void} ask
 * @returns {TextlintRuleReportHandler}
 */
export function outsideSources(context, kind, ask) {
  let isAmongSources = false;
  return {
    Html(node) {
      const text = context.getSource(node);
      if (text.includes("<Sources>")) isAmongSources = true;
      if (text.includes("</Sources>")) isAmongSources = false;
    },
    [kind](/** @type {TxtNode} */ node) {
      if (!isAmongSources) ask(node);
    },
  };
}
