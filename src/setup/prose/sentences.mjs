import { outsideSources } from "./outside-sources.mjs";

/** @import { TextlintRuleContext, TextlintRuleReportHandler } from "@textlint/types" */
/** @import { TxtNode } from "@textlint/ast-node-types" */

const SEGMENTER = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Calls back for every sentence of a text.
 * @param {Readonly<TextlintRuleContext>} context
 * @param {(sentence: string, paragraph: TxtNode) => void} onSentence
 * @returns {TextlintRuleReportHandler}
 */
export function forSentences(context, onSentence) {
  return outsideSources(context, "Paragraph", (paragraph) => {
    for (const sentence of sentencesOf(paragraph)) onSentence(sentence, paragraph);
  });
}

/**
 * Gives the sentences of a paragraph of Markdown as a reader reads them: code and a component within a line count as one word, which
 * may begin a sentence.
 * @param {TxtNode} paragraph
 * @returns {string[]}
 */
function sentencesOf(paragraph) {
  const text = textOf(paragraph).replaceAll(/\s+/g, " ").trim();
  return [...SEGMENTER.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/**
 * Gives the words of a sentence; a number is one, a dash is none.
 * @param {string} sentence
 * @returns {string[]}
 */
export function wordsOf(sentence) {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * @param {TxtNode} node
 * @returns {string}
 */
function textOf(node) {
  if (node.type === "Str") return String(node["value"]);
  if (node.type === "Code") return "Code";
  if (node.type === "Break") return " ";
  if (node.type === "Html") return /^<[A-Z][^>]*\/>$/.test(String(node["value"])) ? "Link" : "";
  if (node.type === "Image") return "";
  return (node["children"] ?? []).map(textOf).join("");
}
