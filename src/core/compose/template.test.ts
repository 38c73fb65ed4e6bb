import { expect, test } from "vitest";
import { substitute, writeFault } from "./template.ts";

const VALUES = new Map([
  ["A", "aval"],
  ["B", "b$c"],
  ["E", ""],
  ["a", "low"],
]);

// Every answer is that of Docker Compose 5.5.1.
test.each<[string, string]>([
  ["$A", "aval"],
  ["${A}", "aval"],
  ["$$A", "$A"],
  ["${A:-x}", "aval"],
  ["${U:-x}", "x"],
  ["${U-x}", "x"],
  ["${E:-x}", "x"],
  ["${E-x}", ""],
  ["${A:+x}", "x"],
  ["${E:+x}", ""],
  ["${E+x}", "x"],
  ["${U+x}", ""],
  ["${A:?m}", "aval"],
  ["${U:?m}", "required variable U is missing a value: m"],
  ["${U?m}", "required variable U is missing a value: m"],
  ["${E?m}", ""],
  ["${E:?m}", "required variable E is missing a value: m"],
  ["${U:?}", "required variable U is missing a value"],
  ["$", "$"],
  ["${", 'Invalid template: "${"'],
  ["${}", 'Invalid template: "${}"'],
  ["${A", 'Invalid template: "${A"'],
  ["$1", "$1"],
  ["$-", "$-"],
  ["a$", "a$"],
  ["${A}b", "avalb"],
  ["${AB}", ""],
  ["$AB", ""],
  ["${U:-${A}}", "aval"],
  ["${U:-${V:-x}}", "x"],
  ["${U:-a b}", "a b"],
  ["${U:-$A}", "aval"],
  ["${U:-}}", "}"],
  ["{$A}", "{aval}"],
  ["${A}${B}", "avalb$c"],
  ["${a}", "low"],
  ["${_A}", ""],
  ["${A-}", "aval"],
  ["${A:}", 'Invalid template: "${A:}"'],
  ["${A!}", 'Invalid template: "${A!}"'],
  ["${A/x/y}", 'Invalid template: "${A/x/y}"'],
  ["$$$A", "$aval"],
  ["$$$$", "$$"],
  ["$A$B", "avalb$c"],
  ["${U:-x}y${A}", "xyaval"],
  ["${U:-x}y}", "xy}"],
  ["${A}:${B}", "aval:b$c"],
  ["\n${A}", "\naval"],
  ["${A:-\n}", 'Invalid template: "${A:-\\n}"'],
  ["${U:-{}}", "{}"],
  ['${U:-"q"}', '"q"'],
  ["${ A }", 'Invalid template: "${ A }"'],
  ["${A }", 'Invalid template: "${A }"'],
  ["\u00e9$A", "\u00e9aval"],
  ["${\u00c9}", 'Invalid template: "${\u00c9}"'],
  ["${U:?no ${A}}", "required variable U is missing a value: no aval"],
  ["${U:-x:-y}", "x:-y"],
  ["${U:-a-b}", "a-b"],
  ["${U:=x}", 'Invalid template: "${U:=x}"'],
])("substitute(%j) is %j", (template, answer) => {
  const { text, fault } = substitute(template, (name) => VALUES.get(name));
  expect(fault ? writeFault(fault) : text).toBe(answer);
});

test.each([
  ["in each other", `${"${A:-".repeat(1000)}${"}".repeat(1000)}`],
  ["one after the other", "${A:-x}".repeat(1000)],
])("substitute(…) refuses hundreds of variables with defaults, %s", (_how, template) => {
  expect(substitute(template, () => undefined).fault).toEqual({ kind: "too-deep" });
});

test("substitute(…) takes hundreds of variables without defaults", () => {
  expect(substitute("${A}".repeat(1000), () => "x").text).toBe("x".repeat(1000));
});
