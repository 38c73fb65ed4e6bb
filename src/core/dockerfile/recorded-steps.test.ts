import { expect, test } from "vitest";
import { planBuild } from "./plan.ts";
import { matchSteps } from "./recorded-steps.ts";
import { Snapshot } from "./snapshot.ts";

/** Where in the record each step of a Dockerfile's build was found. */
function match(dockerfile: string, record: readonly string[]): string[] | undefined {
  const { steps } = planBuild({ dockerfile, context: new Snapshot([]) });
  const recorded = record.map((name, index) => ({ name, cached: false, seconds: 0, index }));
  const found = matchSteps(steps, recorded);
  return found && steps.map((step) => `${step.stage}${step.number} ${found.get(step)?.index}`);
}

const TWO = "FROM a AS one\nWORKDIR /app\nRUN b\nFROM a AS two\nWORKDIR /app\nRUN c\nCOPY --from=one /x /x\n";

test.each([
  ["the stages in the order of the file", ["WORKDIR /app", "RUN b", "RUN c", "COPY --from=one /x /x"], [0, 1, 0, 2, 3]],
  ["the last stage first", ["WORKDIR /app", "RUN c", "COPY --from=one /x /x", "RUN b"], [0, 3, 0, 1, 2]],
  [
    "the common step twice",
    ["WORKDIR /app", "RUN b", "WORKDIR /app", "RUN c", "COPY --from=one /x /x"],
    [0, 1, 2, 3, 4],
  ],
])("matchSteps finds %s", (_, record, places) => {
  const names = ["one1", "one2", "two1", "two2", "two3"];
  expect(match(TWO, record)).toEqual(names.map((name, index) => `${name} ${places[index]}`));
});

test("matchSteps reads an instruction over several lines as one", () => {
  expect(match("FROM a\nRUN b \\\n    && c\n", ["RUN b && c"])).toEqual(["1 0"]);
});

test("matchSteps finds the tenth step of a stage after another stage", () => {
  const runs = Array.from({ length: 9 }, (_, index) => `RUN ${index}`);
  const text = `FROM a AS one\n${runs.join("\n")}\nFROM a\nCOPY --from=one /x /x\n`;
  const record = [...runs.slice(0, -1), "COPY --from=one /x /x", "RUN 8"];
  expect(match(text, record)?.slice(-2)).toEqual(["one9 9", "stage-11 8"]);
});

test.each([
  ["another step", ["WORKDIR /app", "RUN d", "RUN c", "COPY --from=one /x /x"]],
  ["a step too few", ["WORKDIR /app", "RUN b", "RUN c"]],
  ["a step too many", ["WORKDIR /app", "RUN b", "RUN c", "COPY --from=one /x /x", "RUN d"]],
  ["a common step that is nowhere", ["RUN b", "RUN c", "COPY --from=one /x /x"]],
])("matchSteps finds nothing in a record of %s", (_, record) => {
  expect(match(TWO, record)).toBeUndefined();
});
