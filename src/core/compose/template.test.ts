import { expect, test } from "vitest";
import { substitute, writeFault } from "./template.ts";

const VALUES = new Map([
  ["A", "x1"],
  ["B", "b$c"],
  ["E", ""],
  ["a", "low"],
]);

// Every answer is that of Docker Compose 5.5.1.
test.each<[string, string]>([
  ["$A", "x1"],
  ["${A}", "x1"],
  ["$$A", "$A"],
  ["${A:-x}", "x1"],
  ["${U:-x}", "x"],
  ["${U-x}", "x"],
  ["${E:-x}", "x"],
  ["${E-x}", ""],
  ["${A:+x}", "x"],
  ["${E:+x}", ""],
  ["${E+x}", "x"],
  ["${U+x}", ""],
  ["${A:?m}", "x1"],
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
  ["${A}b", "x1b"],
  ["${AB}", ""],
  ["$AB", ""],
  ["${U:-${A}}", "x1"],
  ["${U:-${V:-x}}", "x"],
  ["${U:-a b}", "a b"],
  ["${U:-$A}", "x1"],
  ["${U:-}}", "}"],
  ["{$A}", "{x1}"],
  ["${A}${B}", "x1b$c"],
  ["${a}", "low"],
  ["${_A}", ""],
  ["${A-}", "x1"],
  ["${A:}", 'Invalid template: "${A:}"'],
  ["${A!}", 'Invalid template: "${A!}"'],
  ["${A/x/y}", 'Invalid template: "${A/x/y}"'],
  ["$$$A", "$x1"],
  ["$$$$", "$$"],
  ["$A$B", "x1b$c"],
  ["${U:-x}y${A}", "xyx1"],
  ["${U:-x}y}", "xy}"],
  ["${A}:${B}", "x1:b$c"],
  ["\n${A}", "\nx1"],
  ["${A:-\n}", 'Invalid template: "${A:-\\n}"'],
  ["${U:-{}}", "{}"],
  ['${U:-"q"}', '"q"'],
  ["${ A }", 'Invalid template: "${ A }"'],
  ["${A }", 'Invalid template: "${A }"'],
  ["\u00e9$A", "\u00e9x1"],
  ["${\u00c9}", 'Invalid template: "${\u00c9}"'],
  ["${U:?no ${A}}", "required variable U is missing a value: no x1"],
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
