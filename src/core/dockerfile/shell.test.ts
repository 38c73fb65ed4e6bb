import { assert, property, string, constantFrom, array } from "fast-check";
import { describe, expect, test } from "vitest";
import { expandWord, expandWords } from "./shell.ts";

const variables = new Map([
  ["A", "one"],
  ["B", "two words"],
  ["E", ""],
  ["P", "/usr/local/bin"],
  ["V", "v1.2.3"],
]);

describe("expandWord(…)", () => {
  test.each([
    ["$A", "one"],
    ["${A}s", "ones"],
    ["$A_s", ""],
    ["x$", "x$"],
    ["'$A'", "$A"],
    ['"$B"', "two words"],
    ['"\\$A \\x"', "$A \\x"],
    ["\\$A", "$A"],
    ["a\\", "a"],
    ["${U:-fallback $A}", "fallback one"],
    ["${E-unset}|${E:-empty}", "|empty"],
    ["${E+set}|${E:+full}|${A:+full}", "set||full"],
    ["${P#*/}|${P##*/}|${P%/*}|${P%%/*}", "usr/local/bin|bin|/usr/local|"],
    ["${V#v}|${V%.*}|${V%%.*}", "1.2.3|v1.2|v1"],
    ["${P/\\//:}|${P//\\//:}", ":usr/local/bin|:usr:local:bin"],
    ["${B/o*o/0}|${A//?/<$0>}", "tw0rds|<><><>"],
    ["${A//n/\\$0$0}", "o\\ne"],
    ["${A///-}", "-o-n-e-"],
    ["$5x|${1}", "x|"],
    ["\ufeff$A", "one"],
    ["${A#\\*}|${A#\\?}", "one|one"],
  ])("of %j is %j", (word, text) => {
    expect(expandWord(word, variables)).toMatchObject({ text });
  });

  test.each([
    ["'x", "unexpected end of statement while looking for matching single-quote"],
    ['"x', "unexpected end of statement while looking for matching double-quote"],
    ["${", "syntax error: missing '}'"],
    ["${A:-x", "syntax error: missing '}'"],
    ["${A/x", "syntax error: missing '/' in ${}"],
    ["${A/x/y", "syntax error: missing '}'"],
    ["${}", "syntax error: bad substitution"],
    ["${A", "unsupported modifier (\ufffd) in substitution"],
    ["${A!}", "unsupported modifier (!) in substitution"],
    ["${A:#x}", "unsupported modifier (:#) in substitution"],
    ["${A:=x}", "unsupported modifier (:=) in substitution"],
    ["${U?}", "U: is not allowed to be unset"],
    ["${E:?}", "E: is not allowed to be empty"],
    ["${U:?say $A}", "U: say one"],
    ["${A#\\x}", "invalid pattern (\\x) in substitution: invalid escape '\\x'"],
    ["${A%a\\x}", "invalid pattern (\\xa) in substitution: invalid escape '\\x'"],
  ])("of %j fails: %s", (word, message) => {
    const quoted = word.replaceAll(/["\\]/g, "\\$&");
    expect(expandWord(word, variables).error).toBe(`failed to process "${quoted}": ${message}`);
  });

  test("names the variables that have a value and those that have none, also where it fails", () => {
    const { matched, unmatched } = expandWord("$A${U:-$B}$W${", variables);
    expect([[...matched], [...unmatched]]).toEqual([
      ["A", "B"],
      ["U", "W"],
    ]);
  });

  test("escapes with the character that # escape names", () => {
    expect(expandWord("`$A\\", variables, { escape: "`" }).text).toBe("$A\\");
  });

  test("leaves quotes, escapes and unset variables as its options say", () => {
    const word = "'a' \\b $U ${U:-x}";
    expect(expandWord(word, variables, { keepQuotes: true, keepEscapes: true, keepUnset: true }).text).toBe(word);
    expect(expandWord("it's $A", variables, { ignoreQuotes: true }).text).toBe("it's one");
  });

  test("refuses a text that doubles again and again", () => {
    const doubled = new Map([["A", "x".repeat(600_000)]]);
    for (const word of ["$A$A", '"$A$A"', "${A//x/${A}}"]) {
      expect(expandWord(word, doubled).error).toContain("the text becomes too long");
    }
  });

  test("answers any text", () => {
    const piece = constantFrom(
      "$",
      "{",
      "}",
      "A",
      ":",
      "-",
      "#",
      "%",
      "/",
      "'",
      '"',
      "\\",
      "*",
      "?",
      "é",
      "😀",
      " ",
      "<",
    );
    assert(
      property(array(piece, { maxLength: 40 }), string({ unit: "binary" }), (pieces, text) => {
        expect(typeof expandWord(pieces.join(""), variables).text).toBe("string");
        expect(typeof expandWord(text, variables).text).toBe("string");
      }),
    );
    expect(expandWord("${A:-".repeat(100_000), variables).error).toContain("nested too deeply");
  }, 30_000);
});

test.each([
  ["a  b", ["a", "b"]],
  ["$B", ["two", "words"]],
  ['"$B"', ["two words"]],
  ["''", []],
  ["a''b", ["ab"]],
  ["<<  EOF x", ["<<  EOF", "x"]],
])("expandWords(%j) gives the words %j", (text, words) => {
  expect(expandWords(text, variables).words).toEqual(words);
});
