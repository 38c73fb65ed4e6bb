import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import * as lint from "./lint.ts";
import * as shellFuzz from "./shell-fuzz.ts";

const FOLDER = fileURLToPath(new URL("../../../../shared/conformance/", import.meta.url));

describe.runIf(existsSync(FOLDER))("the conformance files", () => {
  test.each([
    ["lint", lint],
    ["shell-fuzz", shellFuzz],
  ])("%s.json holds our answers", (name, { cases, disagreement }) => {
    const file: unknown = JSON.parse(readFileSync(`${FOLDER}${name}.json`, "utf8"));
    expect(cases(file).flatMap((testCase) => disagreement(testCase, file) ?? [])).toEqual([]);
  });
});

describe("lint disagreement(…)", () => {
  const label = { dockerfile: "FROM a AS B\n", findings: [{ rule: "StageNameCasing", line: 1, message: "" }] };

  test("tells findings that differ, each as often as it differs", () => {
    expect(lint.disagreement({ ...label, findings: [] })).toBe(
      "should not find 1: StageNameCasing: Stage name 'B' should be lowercase",
    );
    const message = "Stage name 'B' should be lowercase";
    const finding = { rule: "StageNameCasing", line: 1, message };
    expect(lint.disagreement({ ...label, findings: [finding] })).toBeUndefined();
    expect(lint.disagreement({ ...label, findings: [finding, finding] })).toBe(
      "does not find 1: StageNameCasing: Stage name 'B' should be lowercase",
    );
  });

  test("tells errors that differ, and their lines", () => {
    const wrong = { dockerfile: "FROM a\nx", findings: [], error: "no", errorLine: 1 };
    expect(lint.disagreement(wrong)).toBe(
      'error is "dockerfile parse error on line 2: unknown instruction: x" instead of "no"; line of the error is 2 instead of 1',
    );
  });

  test("compares with the build arguments and the .dockerignore of the case", () => {
    const dockerfile = "ARG X\nFROM a:$X\nCOPY b /\n";
    const finding = {
      rule: "CopyIgnoredFile",
      line: 3,
      message: 'Attempting to Copy file "b" that is excluded by .dockerignore',
    };
    const noDefault = {
      rule: "InvalidDefaultArgInFrom",
      line: 2,
      message: "Default value for ARG a:$X results in empty or invalid base image name",
    };
    const findings = [finding, noDefault];
    expect(lint.disagreement({ dockerfile, dockerignore: "b\n", buildArgs: { X: "1" }, findings })).toBeUndefined();
  });
});

test("shell-fuzz disagreement(…) tells what differs", () => {
  const file = { env: ["A=x"], escape: "\\", cases: [] };
  expect(shellFuzz.disagreement({ input: "$A", expected: "x", words: ["x"], matched: ["A"] }, file)).toBeUndefined();
  expect(shellFuzz.disagreement({ input: "$A", error: "no" }, file)).toContain('instead of {"error":"no"}');
});
