import { describe, expect, test } from "vitest";
import { describeEnding, describeProgress } from "./words.ts";

describe("describeProgress", () => {
  test("says how much of what has arrived", () => {
    expect(describeProgress("Python", { loaded: 3_100_000, total: 7_400_000, stage: "fetching" })).toBe(
      "Loading Python: 3.1 of 7.4 MB",
    );
  });

  test("says that the engine starts once all is there", () => {
    expect(describeProgress("R", { loaded: 1, total: 1, stage: "starting" })).toBe("Starting R …");
  });
});

describe("describeEnding", () => {
  test.each([
    [{ kind: "finished", seconds: 0.0123 } as const, "Finished after 12 ms."],
    [{ kind: "finished", seconds: 2.34 } as const, "Finished after 2.3 s."],
  ])("gives the time of a run that finished", (ending, words) => expect(describeEnding("Python", ending)).toBe(words));

  test("names the error and its line, when it has one", () => {
    const error = { name: "NameError", message: "name 'x' is not defined", trace: "" };
    expect(describeEnding("Python", { kind: "failed", seconds: 1, error: { ...error, line: 3 } })).toBe(
      "NameError in line 3.",
    );
    expect(describeEnding("Python", { kind: "failed", seconds: 1, error })).toBe("NameError.");
  });

  test("says after a stop whether the variables are gone", () => {
    expect(describeEnding("Python", { kind: "interrupted", seconds: 1, restarted: true })).toContain("are gone");
    expect(describeEnding("Python", { kind: "interrupted", seconds: 1, restarted: false })).not.toContain("gone");
  });
});
