import { describe, expect, test } from "vitest";
import { expandWord, expandWords } from "../../core/dockerfile/shell.ts";
import { hasUpstream, readUpstreamJson } from "./upstream.ts";

interface WordCase {
  input: string;
  expected?: string;
  error?: boolean;
  /** "U" and "A": Unix and all; "W" is how Windows, where letter case does not matter, answers. */
  platform: string;
}

interface SplitCase {
  input: string;
  envs: string[];
  expected?: string[];
  error?: boolean;
}

interface MatchCase {
  input: string;
  envs: Record<string, string>;
  expected?: string;
  expectedErr: boolean;
  matches?: string[];
  unmatched?: string[];
  matchesAsserted?: boolean;
}

function readVariables(env: readonly string[]): Map<string, string> {
  return new Map(env.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]));
}

describe.runIf(hasUpstream)("BuildKit's own cases of words", () => {
  test("expandWord(…) answers those of envVarTest", () => {
    const { envs, cases } = readUpstreamJson("shell/envVarTest.json") as { envs: string[]; cases: WordCase[] };
    for (const { input, expected, error } of cases.filter(({ platform }) => platform !== "W")) {
      const answer = expandWord(input, readVariables(envs));
      expect(error ? answer.error !== undefined : answer.text, input).toBe(error ?? expected);
    }
  });

  test("expandWords(…) answers those of wordsTest", () => {
    const { cases } = readUpstreamJson("shell/wordsTest.json") as { cases: SplitCase[] };
    for (const { input, envs, expected, error } of cases) {
      const answer = expandWords(input, readVariables(envs));
      expect(error ? answer.error !== undefined : answer.words, input).toEqual(error ?? expected);
    }
  });

  test("expandWord(…) names variables as lex_test expects", () => {
    const cases = readUpstreamJson("shell/process-with-matches.json") as MatchCase[];
    for (const { input, envs, expected, expectedErr, matches, unmatched, matchesAsserted } of cases) {
      const answer = expandWord(input, new Map(Object.entries(envs)));
      expect(answer.error !== undefined, input).toBe(expectedErr);
      if (expectedErr) continue;
      expect(answer.text, input).toBe(expected);
      if (matchesAsserted === false) continue;
      expect([...answer.matched].toSorted(), input).toEqual(matches?.toSorted());
      expect([...answer.unmatched].toSorted(), input).toEqual(unmatched?.toSorted());
    }
  });
});
