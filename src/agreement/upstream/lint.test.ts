import { describe, expect, test } from "vitest";
import { disagreement } from "../kinds/lint.ts";
import { hasUpstream, readUpstreamJson } from "./upstream.ts";

interface Finding {
  rule: string;
  line: number;
  message: string;
}

/** `expectedCheck` is what `--check` says where a build says something else. */
interface LintCase {
  name: string;
  dockerfile: string;
  dockerignore?: string;
  buildArgs?: Record<string, string>;
  expected?: Finding[];
  expectedCheck?: Finding[];
  error?: string;
}

describe.runIf(hasUpstream)("BuildKit's own cases of checks", () => {
  const cases = hasUpstream ? (readUpstreamJson("buildkit-lint.json") as LintCase[]) : [];

  test.each(cases)("$name: the same findings", ({ expected, expectedCheck, ...input }) => {
    const { dockerfile, dockerignore, buildArgs, error } = input;
    const findings = expectedCheck ?? expected;
    expect(disagreement({ dockerfile, dockerignore, buildArgs, error, findings })).toBeUndefined();
  });
});
