import { execFileSync, spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebR } from "webr";
import { answerSir, type SirQuestion } from "../../core/epidemic/answer.ts";
import { codeOf, useOf } from "./code.ts";
import { csvOf } from "./csv.ts";
import { runEpidemic } from "./epidemic.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

const INTERVENTION = { intervention: "on", interventionFrom: 13, interventionTo: 41, interventionFactor: 0.4 } as const;

const STATES: [string, SirState][] = [
  ["SIR by RK4", FIRST_STATE],
  ["SIR by Euler's method", { ...FIRST_STATE, method: "euler" }],
  ["SIR by the adaptive method", { ...FIRST_STATE, method: "dormand-prince" }],
  [
    "SIR with vaccination and an intervention within a step",
    { ...FIRST_STATE, ...INTERVENTION, vaccinated: 20, step: 0.7 },
  ],
  ["SEIR", { ...FIRST_STATE, model: "seir", incubationTime: 3 }],
  [
    "SEIR with an intervention, by the adaptive method",
    { ...FIRST_STATE, ...INTERVENTION, model: "seir", method: "dormand-prince" },
  ],
  ["SIR with births and deaths", { ...FIRST_STATE, model: "sir-demography", lifeExpectancy: 0.5, method: "euler" }],
  [
    "SIR with other numbers",
    {
      ...FIRST_STATE,
      contactRate: 0.9,
      recoveryRate: 1 / 7,
      initialInfected: 7,
      days: 33,
      step: 0.07,
      population: 654_321,
    },
  ],
];

const hasPython = spawnSync("python3", ["--version"]).status === 0;

let webR: WebR;
beforeAll(async () => {
  webR = new WebR();
  await webR.init();
}, 60_000);
afterAll(() => webR.close());

describe.each(STATES)("of a run of %s,", (_what, state) => {
  const wanted = csvOf(runEpidemic(state));
  const share = state.method === "dormand-prince" ? 1e-7 : 1e-9;

  test("the program in TypeScript prints the numbers of the lab", () => {
    expectSame(start(process.execPath, ["--input-type=module-typescript"], codeOf(state, "typescript")), wanted, share);
  });

  test.skipIf(!hasPython)("the program in Python prints the numbers of the lab", () => {
    expectSame(start("python3", ["-"], codeOf(state, "python")), wanted, share);
  });

  test("the program in R prints the numbers of the lab", async () => {
    const { output } = await (await new webR.Shelter()).captureR(codeOf(state, "r"));
    expectSame(output.map(({ data }: { data: unknown }) => String(data)).join("\n"), wanted, share);
  }, 60_000);

  test.skipIf(codeOf(state, "curl") === "")("the question to sir-api is about the numbers of the lab", () => {
    const body = /-d '(.*)'$/.exec(codeOf(state, "curl"))?.[1] ?? "";
    const answer = answerSir(JSON.parse(body) as SirQuestion);
    expect(answer.infected).toEqual(Array.from(runEpidemic(state).series.infected));
  });
});

test("without a command, what stands in its place says why", () => {
  expect(useOf({ ...FIRST_STATE, model: "seir" }, "curl")).toBe("No command: sir-api knows the model SIR only.");
});

test("a program for the adaptive method says that it takes more steps", () => {
  expect(useOf({ ...FIRST_STATE, method: "dormand-prince" }, "r")).toMatch(
    /It takes 6 steps of RK4 for each step here/,
  );
});

function start(command: string, args: readonly string[], program: string): string {
  return execFileSync(command, args, { input: program, encoding: "utf8" });
}

/** The same names, and every number within a share of the people. */
function expectSame(printed: string, wanted: string, share: number): void {
  const [names, ...rows] = printed.trim().split(/\r?\n/);
  const [wantedNames, ...wantedRows] = wanted.trim().split("\n");
  expect(names).toBe(wantedNames);
  expect(rows).toHaveLength(wantedRows.length);
  const printedNumbers = numbersOf(rows);
  const worst = Math.max(...numbersOf(wantedRows).map((value, n) => Math.abs(value - (printedNumbers[n] ?? NaN))));
  expect(worst).toBeLessThan(10_000 * share);
}

function numbersOf(lines: readonly string[]): number[] {
  return lines.flatMap((line) => line.split(",").map(Number));
}
