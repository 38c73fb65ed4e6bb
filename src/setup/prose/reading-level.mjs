import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { wordsOf } from "./sentences.mjs";

/**
 * Gives the years of school that a text asks for, by the formula of Kincaid and others (1975, Naval Technical Training Command,
 * Research Branch Report 8-75).
 * @param {readonly string[]} sentences at least one
 */
export function readingLevel(sentences) {
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}
