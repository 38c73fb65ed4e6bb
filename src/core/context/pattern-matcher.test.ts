import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthOf, LIMIT } from "../growth.ts";
import { BAD_PATTERN, IgnoreError } from "./ignore-error.ts";
import { PatternMatcher } from "./pattern-matcher.ts";

/** Each row: what it is about, patterns, paths that are matched, paths that are not. */
type Row = readonly [about: string, patterns: readonly string[], matched: readonly string[], others: readonly string[]];

function matchOnce([pattern, path]: readonly [string, string]): void {
  new PatternMatcher([pattern]).matches(path);
}

function expectMatches(...[, patterns, matched, others]: Row): void {
  const matcher = new PatternMatcher(patterns);
  expect(matched.filter((path) => !matcher.matches(path))).toEqual([]);
  expect(others.filter((path) => matcher.matches(path))).toEqual([]);
}

describe("a path is matched as the builder matches it", () => {
  test.each<Row>([
    ["a text, and what lies below it", ["a/b"], ["a/b", "a/b/c/d"], ["a", "b", "x/a/b", "a/bc"]],
    ["a star stops at a slash", ["*.md"], ["README.md", ".md", "x.md/y"], ["docs/README.md", "md"]],
    ["a question mark takes one character that is no slash", ["a?c"], ["abc", "aéc", "a😀c"], ["ac", "a/c", "abbc"]],
    ["two stars take folders, or none", ["**/x"], ["x", "a/x", "a/b/x"], ["ax", "a/bx"]],
    ["two stars in the middle", ["a/**/x"], ["a/x", "a/b/c/x"], ["ax", "b/a/x"]],
    ["two stars in a name take folders too", ["a**b"], ["ab", "a/b", "ax/y/b"], ["axb", "abc"]],
    ["two stars at the end take all", ["a/**", "b**"], ["a/b", "b", "bc/d"], ["a", "ab"]],
    ["two stars alone", ["**"], ["a", "a/b", "a\nb"], []],
    ["three stars are two, and one", ["***"], ["a", "a/b", "a\nb/c"], []],
    ["a class", ["[a-c]x"], ["ax", "bx"], ["dx", "-x"]],
    ["a class that is negated takes slashes and new lines", ["a[^b]c"], ["axc", "a/c", "a\nc"], ["abc"]],
    ["a backslash", ["\\*.md", "weird\\[1\\]"], ["*.md", "weird[1]"], ["a.md", "weird1"]],
    ["white space and slashes are cleaned", [" a//b/ "], ["a/b"], ["a"]],
    ["white space alone is no pattern", [" ", "\t"], [], ["a", " "]],
    ["characters are compared as code points", ["[é-ü]", "😀?"], ["ö", "😀é"], ["é́", "😀"]],
    ["half a character is what UTF-8 writes for it", ["\ud800"], ["\udfff", "\ufffd"], ["a"]],
  ])("%s", expectMatches);
});

describe("the last pattern that matches decides", () => {
  test.each<Row>([
    ["an exception takes back", ["docs", "!docs/README.md"], ["docs", "docs/a"], ["docs/README.md"]],
    ["not what comes after it", ["!a", "*"], ["a"], []],
    ["an exception for a folder is one for all in it", ["*", "!src"], ["a"], ["src", "src/a/b"]],
    ["and can be taken back", ["*", "!src", "src/*.log"], ["src/a.log"], ["src/a"]],
    ["a second exclamation mark belongs to the name", ["*", "!!src"], ["src"], ["!src"]],
    ["an exclamation mark may appear when it is cleaned", ["*", "x/../!a"], ["b"], ["a"]],
  ])("%s", expectMatches);
});

describe("a pattern that becomes a regular expression means what that means in Go", () => {
  test.each<Row>([
    ["escapes name classes", ["a\\d*", "\\pL\\PL"], ["a1", "é1"], ["ad", "a", "éa"]],
    ["and characters", ["\\x61\\142*", "\\x{1F600}?"], ["ab", "abc", "😀x"], ["x61", "b"]],
    ["a backslash as a separator is none", ["foo\\bar"], [], ["foo/bar", "foobar", "foo\\bar"]],
    ["a place between word and no word", ["*\\b.log"], ["a.log"], ["-.log"]],
    ["text is quoted up to its end", ["\\Qa+b\\E?"], ["a\\+bc"], ["a+bc", "aab"]],
    ["named classes", ["[[:alpha:]]?", "[[:^digit:]]"], ["a1", "x"], ["1", "11"]],
    ["a star in a class closes it", ["[a*]"], ["]", "aa]", "[^a/]"], ["a", "*"]],
    ["a question mark in a class too", ["[x?]"], ["x]", "^]"], ["x", "?"]],
    ["a bar parts alternatives, which may begin anywhere", ["*.log|b?c"], ["x.logs", "1byc"], ["x.lo", "bc"]],
    ["but not where there is nothing else", ["a|b"], ["a|b"], ["a", "b"]],
    ["braces repeat", ["[ab]{2}", "x{1,}?", "\\d{1,2}"], ["ab", "xxy", "12"], ["a", "x", "123", "[ab]{2}"]],
    ["braces that do not are text", ["{a,b}?", "x{?"], ["{a,b}c", "x{y"], ["ac"]],
    ["a circumflex is the beginning", ["^a*", "b^c*"], ["ab"], ["^a", "b^c", "xa"]],
    ["plain text stays as it is", ["a^b", "a.b", "a{2}"], ["a^b", "a.b", "a{2}"], ["axb", "aa"]],
    ["a byte order mark is skipped there only", ["\uFEFFa*", "\uFEFFb"], ["ab", "\uFEFFb"], ["\uFEFFab", "b"]],
  ])("%s", expectMatches);
});

describe("what is no pattern", () => {
  test.each(["[", "[]a]", "[x-]", "[-x]", "[a-b-c]", "[^", "a[", "\\", "[a\\]", "*[a", "[]"])(
    'is refused at once: "%s"',
    (pattern) => {
      expect(() => new PatternMatcher(["a", pattern])).toThrow(new IgnoreError(BAD_PATTERN, 1));
    },
  );

  test.each(["!", "!/", " ! ", "a/../!"])('an exception of nothing: "%s"', (pattern) => {
    expect(() => new PatternMatcher([pattern])).toThrow('illegal exclusion pattern: "!"');
  });

  test.each([
    "[z-a]",
    "src\\main.py",
    "\\y",
    "[[:foo:]]",
    "\\8",
    "a\\xg*",
    "\\pX",
    "*{2}",
    "a{1001}*",
    "a{3,1}*",
    "a|{2}*",
    "[a-*]",
  ])('is found out when a path is asked for: "%s"', (pattern) => {
    const matcher = new PatternMatcher(["b", pattern]);
    expect(() => matcher.matches("a")).toThrow(new IgnoreError(BAD_PATTERN, 1));
    expect(matcher.matches("b")).toBe(true);
  });

  test("Go looks for mistakes only as far as it matches", () => {
    expect(new PatternMatcher(["a*b\\"]).patterns).toHaveLength(1);
  });
});

describe("walking down a tree", () => {
  test("a folder's patterns decide on what is in it", () => {
    const matcher = new PatternMatcher(["*", "!src", "src/*.log"]);
    const src = matcher.enter(matcher.root, "src");
    expect(src).toMatchObject({ isIgnored: false, decidedBy: { index: 1 } });
    expect(matcher.decide(src, "main.py")).toMatchObject({ isIgnored: false, decidedBy: { index: 1 } });
    expect(matcher.decide(src, "a.log")).toMatchObject({ isIgnored: true, decidedBy: { index: 2 } });
  });

  test("of equal patterns the first decides, until an exception comes between", () => {
    const matcher = new PatternMatcher(["a", "b", "a", "!b", "a"]);
    expect(matcher.decide(matcher.root, "a").decidedBy?.index).toBe(0);
    expect(matcher.patterns.map(({ index }) => index)).toEqual([0, 1, 3, 4]);
  });

  test("an exception that has nothing to take back at a folder does not reach into it", () => {
    const matcher = new PatternMatcher(["[ab]/a", "!b"]);
    expect(matcher.decide(matcher.enter(matcher.root, "b"), "a").isIgnored).toBe(true);
    expect(matcher.matches("b/a")).toBe(false);
  });

  test("says the same as asking for each path, where there are no exceptions", () => {
    const unit = fc.constantFrom("a", "b", "*", "?", "/", "[ab]", "\\w");
    const patterns = fc.array(fc.string({ unit, minLength: 1, maxLength: 6 }), { maxLength: 5 });
    const names = fc.array(fc.constantFrom("a", "b", "ab", "ba", "c"), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(patterns, names, (list, path) => {
        const matcher = new PatternMatcher(list);
        const folder = path.slice(0, -1).reduce((visit, name) => matcher.enter(visit, name), matcher.root);
        expect(matcher.decide(folder, path.at(-1) ?? "").isIgnored).toBe(matcher.matches(path.join("/")));
      }),
      { numRuns: 500 },
    );
  });
});

test("more patterns than states are kept give the same answers", { timeout: 30_000 }, () => {
  const matcher = new PatternMatcher(Array.from({ length: 31_000 }, (_, index) => `${index}é/*.py`));
  const folder = matcher.enter(matcher.root, "30999é");
  expect(["x.py", "é.py", "x.pyc"].map((name) => matcher.decide(folder, name).isIgnored)).toEqual([true, true, false]);
  expect(matcher.matches("31000é/x.py")).toBe(false);
});

describe("any text is an answer", () => {
  const nasty = fc.constantFrom(...Array.from("ab*?[]^-\\|{}()+.$!/:QEdpLxz12é😀\n\uFEFF"));
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: nasty, maxLength: 40 }));

  test("or an IgnoreError", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (patterns, path) => {
        try {
          expect(typeof new PatternMatcher(patterns).matches(path)).toBe("boolean");
        } catch (error) {
          expect(error).toBeInstanceOf(IgnoreError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each<[string, (size: number) => readonly [pattern: string, path: string]]>([
    ["characters in a path", (size) => ["*a".repeat(20), "a".repeat(size)]],
    ["folders in a path", (size) => ["**/a/".repeat(20), "a/".repeat(size)]],
    ["choices", (size) => [`*a${"?".repeat(12)}b`, "ab".repeat(size)]],
    ["stars", (size) => ["*a".repeat(size), "a".repeat(20)]],
    ["folders", (size) => ["**/a/".repeat(size), "a/".repeat(10)]],
    ["alternatives", (size) => [`${"a*|".repeat(size)}b*`, "c".repeat(20)]],
    ["names of classes", (size) => [`[${"[:".repeat(size)} ]`, "a"]],
    ["white space", (size) => [`a${" ".repeat(size)}b`, "a"]],
    ["slashes", (size) => ["a/".repeat(size), "a/".repeat(size)]],
  ])("in proportion to the number of %s", { timeout: 60_000 }, (_what, make) => {
    expect(growthOf({ make, work: matchOnce })).toBeLessThan(LIMIT);
  });

  test.each([
    ["stars", "*a".repeat(500), "a".repeat(2000)],
    ["folders", "**/a/".repeat(500), "a/".repeat(1000)],
    ["choices", `*a${"?".repeat(40)}b`, "ab".repeat(4000)],
    ["alternatives", `${"a*|".repeat(1000)}b*`, "c".repeat(1000)],
  ])("and in time, however many %s", { timeout: 60_000 }, (_what, pattern, path) => {
    matchOnce([pattern, path]);
  });
});
