import { globSync, readFileSync } from "node:fs";
import { validate } from "dockerfile-utils";
import { run } from "dockerfilelint";
import { dockerfileOf } from "../core/dockerfile/plan.bench.ts";
import { lintDockerfile } from "../core/dockerfile/lint.ts";

/** A linter of npm, on some Dockerfiles, beside ours. */
export interface LinterRace {
  readonly name: string;
  /** What it does with a text that ours does not, or the other way round. */
  readonly work: string;
  readonly files: string;
  /** In milliseconds for all files: the best of many rounds, in which it and ours took turns. */
  readonly time: number;
  readonly ourTime: number;
}

/** What ours does with a text. */
export const OUR_WORK =
  "lintDockerfile parses as BuildKit, checks all 22 rules of docker build --check, and evaluates every stage with its variables";

/** Runs all linters on the same texts, each from the text to its list of findings. */
export function raceLinters(): LinterRace[] {
  const examples = globSync("examples/*/*/Dockerfile").map((path) => readFileSync(path, "utf8"));
  const cases = [
    { files: "200 lines with 20 findings", texts: [dockerfileOf(200)] },
    { files: `${examples.length} Dockerfiles of the examples`, texts: examples },
  ];
  return cases.flatMap(({ files, texts }) =>
    LINTERS.map(({ name, work, lint }) => {
      const { time, ourTime } = race(texts, lint);
      return { name, work, files, time, ourTime };
    }),
  );
}

const LINTERS: readonly { readonly name: string; readonly work: string; readonly lint: (text: string) => unknown }[] = [
  {
    name: "dockerfile-utils",
    work: "validate parses into a tree with ranges and checks syntax, flags and arguments, but no variables or stages",
    lint: (text) => validate(text),
  },
  {
    name: "dockerfilelint",
    work: "run splits into lines and checks each with regular expressions of its own rules; it asks the disk for settings",
    lint: (text) => run(".", text),
  },
];

const ROUNDS = 1000;

function race(texts: readonly string[], lint: (text: string) => unknown): { time: number; ourTime: number } {
  let [time, ourTime] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    time = Math.min(time, timeOf(texts, lint));
    ourTime = Math.min(ourTime, timeOf(texts, lintDockerfile));
  }
  return { time, ourTime };
}

function timeOf(texts: readonly string[], lint: (text: string) => unknown): number {
  const start = performance.now();
  for (const text of texts) lint(text);
  return performance.now() - start;
}
