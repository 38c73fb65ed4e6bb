import { lintDockerfile } from "./lint.ts";
import { planBuild } from "./plan.ts";
import { Snapshot } from "./snapshot.ts";

/** Times in milliseconds, from the text of a Dockerfile to its findings and its plan. */
export interface DockerfileTimes {
  /** For 200 lines with 20 findings, after warm-up: both together, each of which reads the text by itself. */
  readonly usual: number;
  /** How long a line of 100,000 takes to check, in parts of one of 10,000: 1 when time grows as length does. */
  readonly checkGrowth: number;
  /** The same to plan. */
  readonly planGrowth: number;
}

/** Measures linter and cache plan. */
export function benchDockerfile(now: () => number = () => performance.now()): DockerfileTimes {
  const time = (work: (text: string) => void, lines: number, runs: number): number => {
    const text = dockerfileOf(lines);
    const times = Array.from({ length: runs }, () => {
      const start = now();
      work(text);
      return now() - start;
    });
    return Math.min(...times);
  };
  return {
    usual: time((text) => void [check(text), plan(text)], 200, 300),
    checkGrowth: time(check, 100_000, 3) / (10 * time(check, 10_000, 5)),
    planGrowth: time(plan, 100_000, 2) / (10 * time(plan, 10_000, 3)),
  };
}

function check(text: string): void {
  lintDockerfile(text);
}

function plan(text: string): void {
  planBuild({ dockerfile: text, context: CONTEXT });
}

const CONTEXT = new Snapshot(
  ["main.py", "requirements.txt"].map((path) => ({ path, type: "file" as const, content: path })),
);

/** Gives a Dockerfile of ten lines of which one breaks a rule, again and again; no two are alike. */
export function dockerfileOf(lines: number): string {
  return `FROM python:3.13-slim\n${Array.from({ length: lines / 10 }, (_, index) => partOf(index)).join("\n")}\n`;
}

function partOf(index: number): string {
  return [
    `# Part ${index}`,
    `ENV NAME_${index}=value-${index}`,
    "RUN apt-get install \\",
    `    package-${index}`,
    `COPY main.py requirements.txt /app/${index}/`,
    `ENV OLD_${index} value`,
    `LABEL org.example.part="${index}"`,
    `WORKDIR /app/${index}`,
    `RUN --mount=type=cache,target=/root/.cache make $NAME_${index}`,
    `EXPOSE ${8000 + (index % 1000)}`,
  ].join("\n");
}
