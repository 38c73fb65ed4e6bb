import { globSync, readFileSync } from "node:fs";
import { lintText } from "./lint-text.mjs";
import { readingLevel } from "./reading-level.mjs";
import { wordsOf } from "./sentences.mjs";

/** Prose that readers meet: the lessons and what is around them. */
const TEXTS = ["content/lessons/**/*.mdx", "content/pages/*.mdx", "content/reference/**/*.mdx"];

/** Prints every mistake in the words of the site, and how hard each lesson is to read; ends with code 1 when there is a mistake. */
const paths = globSync(TEXTS).toSorted();
let hasMistake = false;
for (const path of paths) {
  const isLesson = path.startsWith("content/lessons/");
  const { mistakes, sentences } = await lintText(readFileSync(path, "utf8"), { isLesson });
  for (const mistake of mistakes) console.log(`${path}:${mistake}`);
  if (isLesson) console.log(describeReading(path, sentences));
  hasMistake ||= mistakes.length > 0;
}
if (paths.length === 0) console.log("No text was found. Run this in the folder that holds content/.");
process.exitCode = paths.length === 0 || hasMistake ? 1 : 0;

/**
 * @param {string} path
 * @param {readonly string[]} sentences
 */
function describeReading(path, sentences) {
  const words = sentences.flatMap(wordsOf).length;
  const mean = (words / sentences.length).toFixed(1);
  return `${path}: ${words} words, ${mean} a sentence, reading level ${readingLevel(sentences).toFixed(1)}`;
}
