import { describe, expect, test } from "vitest";
import { growthOf, LIMIT } from "../growth.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import type { Fault } from "./fault.ts";
import { findFaults, searchFaults } from "./find-faults.ts";
import { suspectLines } from "./suspects.ts";
import { plainLine, wordsOf } from "./words.ts";

const port: Fault = {
  title: "port",
  reason: "",
  lines: ["Bind for … failed: port is already allocated"],
  names: [],
  pages: [],
};
const check: Fault = {
  title: "check",
  reason: "",
  lines: ["Stage name … should be lowercase"],
  names: ["StageNameCasing"],
  pages: [],
};

test.each([
  ["#8 1.297 ERROR: line 12 of C:\\Users\\me\\app.py", ["error", "line", "of"]],
  ["sha256:63cf8bbe7522 at 2026-11-27T10:00:00Z in ./src/model.py", ["at", "in"]],
  ["Couldn't reach https://example.org/a/b?c=d now", ["couldnt", "reach", "now"]],
  ["\u001b[31mERROR\u001b[0m: [2Kdb-1 | text", ["error", "text"]],
])("wordsOf(%j) leaves out what differs", (line, words) => {
  expect(wordsOf(line).filter((word) => word !== "db" && word.length > 1)).toEqual(words);
});

const ESCAPE = "\u001b";

test("plainLine(…) keeps brackets that are no colours", () => {
  expect(plainLine("> [3/5] RUN pip [Errno 13]")).toBe("> [3/5] RUN pip [Errno 13]");
  expect(plainLine("[SSL: CERTIFICATE_VERIFY_FAILED]")).toBe("[SSL: CERTIFICATE_VERIFY_FAILED]");
  const coloured = `${ESCAPE}[K done ${ESCAPE}[1;31m red ${ESCAPE}[0m [31m Red [0m`;
  expect(plainLine(coloured).trim().split(/\s+/)).toEqual(["done", "red", "Red"]);
});

test("findFaults(…) gives the line of the text and the known one", () => {
  const [found] = findFaults([port, check], "first\n  Bind for 0.0.0.0:80 failed: port is already allocated.\nlast");
  expect(found).toMatchObject({
    fault: port,
    pasted: "Bind for 0.0.0.0:80 failed: port is already allocated.",
    known: "Bind for … failed: port is already allocated",
  });
});

test("findFaults(…) knows a line that a terminal broke in two", () => {
  const broken = `${"driver failed programming external connectivity on endpoint web".padEnd(64)} Bind for\n0.0.0.0:80 failed: port is already allocated`;
  expect(findFaults([port], broken)).toHaveLength(1);
});

test("findFaults(…) takes a name alone, and no part of one", () => {
  expect(findFaults([check], "WARN: StageNameCasing (line 3)")).toHaveLength(1);
  expect(findFaults([check], "NoStageNameCasings")).toEqual([]);
});

test("findFaults(…) does not take the same words in another order", () => {
  expect(findFaults([port], "allocated already is port: failed for Bind")).toEqual([]);
});

test("searchFaults(…) pauses in a long text, which shows what a short one does", () => {
  const text = Array.from(
    { length: 20_000 },
    (_, at) => `line number ${at} allocated ${String.fromCharCode(97 + (at % 26))}${"x".repeat(at % 40)}`,
  ).join("\n");
  const search = searchFaults([port], `${text}\nBind for 0.0.0.0:80 failed: port is already allocated`);
  let pauses = 0;
  let step = search.next();
  for (; !step.done; step = search.next()) pauses += 1;
  expect(pauses).toBeGreaterThan(1);
  expect(step.value).toHaveLength(1);
});

describe.each(Object.entries(HOSTILE_TEXTS))("%s", (_, make) => {
  test("is searched in a time that grows with its size", () => {
    expect(growthOf({ make, work: (text) => findFaults([port, check], text) })).toBeLessThan(LIMIT);
  });
});

test("suspectLines(…) gives the last lines that look like a cause, and not the builder's trailer", () => {
  const log = [
    "Collecting a",
    "#8 1.2 error: command 'gcc' failed",
    "fine",
    'ERROR: failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 1',
  ];
  expect(suspectLines(log.join("\r\n"))).toEqual(["#8 1.2 error: command 'gcc' failed"]);
  expect(suspectLines("")).toEqual([]);
});
