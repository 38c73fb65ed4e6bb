import { lintDockerfile } from "./lint.ts";
import { planBuild } from "./plan.ts";
import { Snapshot } from "./snapshot.ts";

/** Times in milliseconds, from the text of a Dockerfile to its findings and its plan. */
export interface DockerfileTimes {
  /** For 200 lines with 20 findings, after warm-up. */
  readonly usual: number;
  /** For 100,000 lines, a line, in parts of what a line of 10,000 takes: 1 when time grows as length does. */
  readonly growth: number;
}

/** Measures linter and cache plan together, each of which reads the text by itself. */
export function benchDockerfile(now: () => number = () => performance.now()): DockerfileTimes {
  const time = (text: string, runs: number): number => {
    const times = Array.from({ length: runs }, () => {
      const start = now();
      lintDockerfile(text);
      planBuild({ dockerfile: text, context: CONTEXT });
      return now() - start;
    });
    return Math.min(...times);
  };
  const usual = time(dockerfileOf(200), 200);
  return { usual, growth: time(dockerfileOf(100_000), 3) / (10 * time(dockerfileOf(10_000), 3)) };
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
