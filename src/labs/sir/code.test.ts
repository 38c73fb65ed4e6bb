import { execFileSync, spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebR } from "webr";
import { answerSir, type SirQuestion } from "../../core/epidemic/answer.ts";
import { codeOf } from "./code.ts";
import { csvOf } from "./csv.ts";
import { runEpidemic } from "./epidemic.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

const STATES: [string, SirState][] = [
  ["RK4", FIRST_STATE],
  ["Euler", { ...FIRST_STATE, method: "euler" }],
  [
    "other numbers",
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

describe.each(STATES)("of a run by %s,", (_what, state) => {
  const wanted = csvOf(runEpidemic(state));

  test("the program in TypeScript prints the numbers of the lab", () => {
    expectSame(start(process.execPath, ["--input-type=module-typescript"], codeOf(state, "typescript")), wanted);
  });

  test.skipIf(!hasPython)("the program in Python prints the numbers of the lab", () => {
    expectSame(start("python3", ["-"], codeOf(state, "python")), wanted);
  });

  test("the program in R prints the numbers of the lab", async () => {
    const { output } = await (await new webR.Shelter()).captureR(codeOf(state, "r"));
    expectSame(output.map(({ data }: { data: unknown }) => String(data)).join("\n"), wanted);
  }, 60_000);

  test("the question to sir-api is about the numbers of the lab", () => {
    const body = /-d '(.*)'$/.exec(codeOf(state, "curl"))?.[1] ?? "";
    const answer = answerSir(JSON.parse(body) as SirQuestion);
    expect(answer.infected).toEqual(Array.from(runEpidemic(state).series.infected));
  });
});

function start(command: string, args: readonly string[], program: string): string {
  return execFileSync(command, args, { input: program, encoding: "utf8" });
}

/** The same names, and every number within 1e-9 of the people. */
function expectSame(printed: string, wanted: string): void {
  const [names, ...rows] = printed.trim().split(/\r?\n/);
  const [wantedNames, ...wantedRows] = wanted.trim().split("\n");
  expect(names).toBe(wantedNames);
  expect(rows).toHaveLength(wantedRows.length);
  const printedNumbers = numbersOf(rows);
  const worst = Math.max(...numbersOf(wantedRows).map((value, n) => Math.abs(value - (printedNumbers[n] ?? NaN))));
  expect(worst).toBeLessThan(10_000 * 1e-9);
}

function numbersOf(lines: readonly string[]): number[] {
  return lines.flatMap((line) => line.split(",").map(Number));
}
