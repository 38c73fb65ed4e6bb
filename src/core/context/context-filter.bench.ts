import { ContextFilter } from "./context-filter.ts";
import { parseIgnorefile } from "./ignorefile.ts";

/** Measures a context of 100,000 files with 50 patterns, from the text of the ignore file on: the first run, and the best. */
export function benchContext(now: () => number = () => performance.now()): { first: number; best: number } {
  const paths = pathsOf(FILES);
  const times = Array.from({ length: RUNS }, () => {
    const start = now();
    const filter = new ContextFilter(parseIgnorefile(IGNOREFILE));
    for (const path of paths) filter.add({ path, bytes: 1 });
    return now() - start;
  });
  return { first: times[0] ?? 0, best: Math.min(...times) };
}

/** Gives the paths of so many files. */
export function pathsOf(files: number): string[] {
  // Joined texts are put together when they are first read; these have been read.
  return Array.from({ length: files }, (_, index) => pathOf(index))
    .join("\n")
    .split("\n");
}

const FILES = 100_000;
const RUNS = 5;
const FOLDERS = ["data", "raw", "models", "src", "train", "tests", "node_modules", "images", "cache", "reports"];
const ENDINGS = ["py", "csv", "parquet", "png", "md", "json", "pyc", "log", "ipynb", "js"];

/** Files lie in about 2,000 folders, up to four deep, named after a number that is written backwards. */
function pathOf(index: number): string {
  const digits = Array.from(String(Math.floor(index / 50)), Number).toReversed();
  const folders = digits.map((digit, depth) => `${FOLDERS[digit] ?? ""}${depth === 0 ? "" : `-${digit}`}`);
  return `${folders.join("/")}/${FOLDERS[index % 7] ?? ""}-${index.toString(36)}.${ENDINGS[index % 10] ?? ""}`;
}

/** Ten of each: files by their ending anywhere, at the root only, folders, parts of names, and exceptions. */
export const IGNOREFILE = Array.from({ length: 10 }, (_, digit) => {
  const [folder = "", ending = ""] = [FOLDERS[digit], ENDINGS[digit]];
  return [
    `**/*${digit}.${ending}`,
    `*.${ending}`,
    `${folder}/*-${digit}`,
    `**/[${folder}]?*x${digit}*`,
    `!${folder}/**/*.md`,
  ];
})
  .flat()
  .join("\n");
