import { expect, test } from "vitest";
import { readEnvFile } from "./env-file.ts";

// Every answer is that of Docker Compose 5.5.1 to `env_file`.
test.each<[string, Record<string, string> | string]>([
  ["A=1", { A: "1" }],
  ["A=1\nB=2\n", { A: "1", B: "2" }],
  ["export A=1", { A: "1" }],
  ["A='a b'", { A: "a b" }],
  ['A="a b"', { A: "a b" }],
  ["A=a b", { A: "a b" }],
  ["A = 1", { A: "1" }],
  ["A=1 # c", { A: "1" }],
  ["A=1# c", { A: "1# c" }],
  ["A='1' # c", { A: "1" }],
  ["# c\nA=1", { A: "1" }],
  ["A", { "": "A" }],
  ["A\nB=1", { B: "1" }],
  ["A:1", { A: "1" }],
  ["A: 1", { A: "1" }],
  ["A=", { A: "" }],
  ["A=''", { A: "" }],
  ["A=$B", { A: "" }],
  ["B=1\nA=$B", { A: "1", B: "1" }],
  ["B=1\nA='$B'", { A: "$B", B: "1" }],
  ['B=1\nA="$B"', { A: "1", B: "1" }],
  ["A=${B:-x}", { A: "x" }],
  ["A=${B", 'Invalid template: "${B"'],
  ['A="a\\nb"', { A: "a\nb" }],
  ["A='a\\nb'", { A: "a\\nb" }],
  ["A=a\\nb", { A: "a\\nb" }],
  ['A="a\nb"', { A: "a\nb" }],
  ["A='a\nb'", { A: "a\nb" }],
  ['A="a', 'line 1: unterminated quoted value "a'],
  ["A B=1", "line 1: key cannot contain a space"],
  ["A-B=1", { "A-B": "1" }],
  ["A.B=1", { "A.B": "1" }],
  ["1A=1", { "1A": "1" }],
  ["=1", { "": "1" }],
  ["A=1\nA=2", { A: "2" }],
  ["\ufeffA=1", { A: "1" }],
  ["A=1\r\nB=2\r\n", { A: "1", B: "2" }],
  ['A="\\$B"', { A: "$B" }],
  ["A=\\$B", { A: "\\" }],
  ["A=$$B", { A: "$B" }],
  ["A=a=b", { A: "a=b" }],
  ["A=#a", { A: "#a" }],
  ["A= #a", { A: "#a" }],
  ["A='a'b", { "": "b", A: "a" }],
  ['A="a""b"', 'line 1: unexpected character "\\"" in variable name "\\"b\\""'],
  ["export", { "": "export" }],
  ["export A", { "": "A" }],
  ["A!=1", 'line 1: unexpected character "!" in variable name "A!=1"'],
  ["{A=1", 'line 1: unexpected character "{" in variable name "{A=1"'],
  ["A=`x`", { A: "`x`" }],
  ["A=$(x)", { A: "$(x)" }],
  ["  A=1", { A: "1" }],
  ["\tA=1", { A: "1" }],
  ["A\t=1", { A: "1" }],
  ["A=1;B=2", { A: "1;B=2" }],
  ["A=\u00e9", { A: "\u00e9" }],
  ["\u00c9=1", { "\u00c9": "1" }],
  ['A="\\t|\\\\|\\""', { A: '\t|\\|"' }],
  ["A='it\\'s'", { A: "it's" }],
])("readEnvFile(%j) is %j", (text, answer) => {
  const read = readEnvFile(text, () => undefined);
  expect("fault" in read ? read.fault.composeSays : Object.fromEntries(read.values)).toEqual(answer);
});

test("readEnvFile(…) takes a variable of the shell before one of the file", () => {
  const read = readEnvFile("A=file\nB=$A\n", (name) => (name === "A" ? "shell" : undefined));
  expect("values" in read && read.values.get("B")).toBe("shell");
});
