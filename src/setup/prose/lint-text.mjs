import { TextlintKernelDescriptor } from "@textlint/kernel";
import markdown from "@textlint/textlint-plugin-markdown";
import { createLinter } from "textlint";
import { dockerTerms } from "./docker-terms.mjs";
import { plainWords } from "./plain-words.mjs";
import { sentenceLength } from "./sentence-length.mjs";
import { forSentences } from "./sentences.mjs";

/** @import { TextlintKernelRule } from "@textlint/types" */

/** Node gives what the package exports as a whole; bundlers give its default. */
const plugin = markdown.default ?? markdown;
const LENGTH = { most: 30, mean: 15 };

/**
 * Reads a text of the site and says what is wrong with its words, as "12:3 what (rule)", and what its sentences are.
 * @param {string} text Markdown, with elements.
 * @param {"lesson" | "page" | "field"} kind A lesson's sentences are short; in a field of a data file, code is not marked.
 * @returns {Promise<{ mistakes: string[], sentences: string[] }>}
 */
export async function lintText(text, kind) {
  /** @type {string[]} */
  const sentences = [];
  /** @type {TextlintKernelRule["rule"]} */
  const listen = (context) => forSentences(context, (sentence) => sentences.push(sentence));
  const rules = [
    { ruleId: "plain-words", rule: plainWords },
    ...(kind === "field" ? [] : [{ ruleId: "docker-terms", rule: dockerTerms }]),
    { ruleId: "sentences", rule: listen },
    ...(kind === "lesson" ? [{ ruleId: "sentence-length", rule: sentenceLength, options: LENGTH }] : []),
  ];
  const plugins = [{ pluginId: "@textlint/markdown", plugin, options: { extensions: [".mdx"] } }];
  const linter = createLinter({ descriptor: new TextlintKernelDescriptor({ rules, plugins, filterRules: [] }) });
  const { messages } = await linter.lintText(text, "text.mdx");
  const mistakes = messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`);
  return { mistakes, sentences };
}
