import { globSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { lintText } from "./lint-text.mjs";
import { readingLevel } from "./reading-level.mjs";
import { wordsOf } from "./sentences.mjs";

/** Prose that readers meet: the lessons and what is around them. */
const TEXTS = ["content/lessons/**/*.mdx", "content/pages/*.mdx", "content/reference/**/*.mdx"];
/** Files whose fields are prose: questions and their answers, terms, errors explained. */
const FIELDS = ["content/{exercises,glossary,faults}/*.yaml", "content/placement.yaml"];

/** Prints every mistake in the words of the site, and how hard each lesson is to read; ends with code 1 when there is a mistake. */
const paths = globSync(TEXTS).toSorted();
let hasMistake = false;
for (const path of paths) {
  const isLesson = path.startsWith("content/lessons/");
  const { mistakes, sentences } = await lintText(readFileSync(path, "utf8"), isLesson ? "lesson" : "page");
  for (const mistake of mistakes) console.log(`${path}:${mistake}`);
  if (isLesson) console.log(describeReading(path, sentences));
  hasMistake ||= mistakes.length > 0;
}
for (const path of globSync(FIELDS).toSorted()) {
  for (const field of proseIn(parse(readFileSync(path, "utf8")))) {
    const { mistakes } = await lintText(field, "field");
    for (const mistake of mistakes) console.log(`${path}: "${field.trim()}":${mistake}`);
    hasMistake ||= mistakes.length > 0;
  }
}
if (paths.length === 0) console.log("No text was found. Run this in the folder that holds content/.");
process.exitCode = paths.length === 0 || hasMistake ? 1 : 0;

/**
 * Gives the texts in a file that are more than a word.
 * @param {unknown} value
 * @returns {string[]}
 */
function proseIn(value) {
  if (typeof value === "string") return value.trim().includes(" ") ? [value] : [];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(proseIn) : [];
}

/**
 * @param {string} path
 * @param {readonly string[]} sentences
 */
function describeReading(path, sentences) {
  const words = sentences.flatMap(wordsOf).length;
  const mean = (words / sentences.length).toFixed(1);
  return `${path}: ${words} words, ${mean} a sentence, reading level ${readingLevel(sentences).toFixed(1)}`;
}
