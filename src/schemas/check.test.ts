import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseIgnorefile } from "../core/context/ignorefile.ts";
import { PatternMatcher } from "../core/context/pattern-matcher.ts";
import { lintDockerfile } from "../core/dockerfile/lint.ts";
import { rules } from "../core/dockerfile/report.ts";
import { checkSchema, type Checked } from "./check.ts";
import { parseYamlFile } from "./yaml-file.ts";

const folder = "content/reference/checks";
const pages = readdirSync(folder).map((name) => {
  const path = join(folder, name);
  const [, front = ""] = /^---\n(.*?)\n---\n/s.exec(readFileSync(path, "utf8")) ?? [];
  return Object.assign({ name }, parseYamlFile(path, front, checkSchema, "a valid check"));
});

test("every rule of the linter has its page, and nothing else has", () => {
  expect(pages.map(({ rule }) => rule).toSorted()).toEqual([...rules].toSorted());
});

describe.each(pages)("$rule", ({ name, rule, message, line, bad, good }) => {
  test("is the name of its file, in lower case with hyphens", () => {
    const words = rule.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-");
    expect(name).toBe(`${words.toLowerCase()}.mdx`);
  });

  test("is all that the linter reports of the bad file, in the page's words and at its line", () => {
    expect(lint(bad)).toEqual([{ rule, line, message }]);
  });

  test("is not reported of the good file, nor is anything else", () => {
    expect(lint(good)).toEqual([]);
    expect(lintDockerfile(good.dockerfile).error).toBeUndefined();
  });
});

describe.each(pages.filter(({ experimental }) => !experimental))("$rule", ({ rule, skip, bad }) => {
  test("can be switched off for the file", () => {
    expect(lint(withLine(bad, 1, `# check=skip=${rule}`))).toEqual([]);
  });

  test(`can be switched off above an instruction: ${skip === "instruction"}`, () => {
    const commented = withLine(bad, 1, "# Below a comment nothing concerns the whole file");
    const numbers = commented.dockerfile.split("\n").map((_, index) => index + 1);
    const silent = numbers.slice(1).filter((number) => {
      return lint(withLine(commented, number, `# check=skip=${rule} why`)).length === 0;
    });
    expect(silent).toHaveLength(skip === "instruction" ? 1 : 0);
  });
});

test.each(pages.filter(({ experimental }) => experimental))("$rule is off until it is asked for", ({ bad }) => {
  expect(lint({ dockerfile: bad.dockerfile.replace(/^# check=experimental=.*/, "#") })).toEqual([]);
});

function lint({ dockerfile, dockerignore = "" }: Checked): { rule: string; line: number; message: string }[] {
  const patterns = parseIgnorefile(dockerignore).map(({ pattern }) => pattern);
  const matcher = new PatternMatcher(patterns);
  const ignore = { patterns, isIgnored: (path: string) => matcher.matches(path) };
  const { findings } = lintDockerfile(dockerfile, patterns.length > 0 ? { ignore } : {});
  return findings.map(({ rule, lines, message }) => ({ rule, line: lines.first, message }));
}

/** Puts a line into the Dockerfile, before the one of that number. */
function withLine(checked: Checked, number: number, line: string): Checked {
  return {
    ...checked,
    dockerfile: checked.dockerfile
      .split("\n")
      .toSpliced(number - 1, 0, line)
      .join("\n"),
  };
}
