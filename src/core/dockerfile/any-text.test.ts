import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthOf, LIMIT } from "../growth.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { parseDockerfile } from "./dockerfile.ts";
import { findEarlyUses } from "./early-use.ts";
import { attempt, DockerfileError } from "./error.ts";
import { fixFor } from "./fix.ts";
import { lintDockerfile } from "./lint.ts";
import { planBuild } from "./plan.ts";
import { expandWord, expandWords } from "./shell.ts";
import { Snapshot } from "./snapshot.ts";

const CONTEXT = new Snapshot([{ path: "a", type: "file", content: "" }]);

function plan(text: string): ReturnType<typeof planBuild> {
  return planBuild({ dockerfile: text, context: CONTEXT });
}

/** Asks everything that can be asked of a text; throws for an error of another kind and for places outside the text. */
function askAll(text: string): void {
  const dockerfile = answer(text, () => parseDockerfile(text));
  if (dockerfile) checkPlaces(text, dockerfile);
  const { findings, error } = lintDockerfile(text);
  checkPlaces(text, [findings, error?.lines]);
  for (const finding of findings) checkPlaces(text, fixFor(text, finding));
  const planned = answer(text, () => plan(text));
  if (!planned) return;
  checkPlaces(text, planned.steps);
  findEarlyUses(planned.build, CONTEXT);
}

/** Undefined for an error of the builder, which must blame lines of the text, if any. */
function answer<Result>(text: string, ask: () => Result): Result | undefined {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error;
    checkPlaces(text, error.lines);
    return undefined;
  }
}

/** Checks all spans and lines that are found somewhere in a value. */
function checkPlaces(text: string, value: unknown): void {
  const count = text.split("\n").length;
  const seen = new Set<unknown>();
  const open = [value];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    const place: Partial<Record<"start" | "end" | "first" | "last", unknown>> = next;
    if (isOutside(place.start, place.end, [0, text.length]) || isOutside(place.first, place.last, [1, count]))
      throw new Error(`${JSON.stringify(place)} is not in a text of ${text.length} characters, ${count} lines`);
    // One by one: a list may be longer than a function takes arguments.
    for (const inner of Object.values(next)) open.push(inner);
  }
}

function isOutside(from: unknown, to: unknown, [least, most]: readonly [number, number]): boolean {
  return typeof from === "number" && typeof to === "number" && !(least <= from && from <= to && to <= most);
}

/** What comes near to what the cores know. */
const PIECES = fc.constantFrom(
  [
    ["FROM a AS b\n", "FROM b\n", "RUN ", "COPY ", "COPY --from=b ", "ADD ", "ENV ", "ARG ", "ONBUILD ", "LABEL a=b "],
    ["HEALTHCHECK CMD ", "EXPOSE 80/TCP ", "USER x\n", "WORKDIR a\n", "SHELL ", "VOLUME ", "MAINTAINER x\n", "RUNS "],
    ["--mount=type=cache,target=/x ", "--mount=from=b ", "--link ", "--platform=", "--from=é ", "--chmod=7 "],
    ["<<EOF ", "<<-'E' ", "EOF\n", "E\n", "# c\n", "# escape=`\n", "# check=skip=all\n", "# check=error=true\n"],
    [
      "\\\n",
      "\\\r\n",
      "`\n",
      "\n",
      "\r\n",
      "\r",
      "\n\n",
      '["a"]',
      "[1]",
      "'",
      '"',
      "\t",
      " ",
      "\u00a0",
      "\u0085",
      "\0",
    ],
    ["$A", "$", "{", "${", "${A:-", "${A/b/c}", "${A%%*}", "}", ":-", "A=", "=", "/", "*", "?", "[", "]", ",", "."],
    ["😀", "\ud800", "\udfff", "\ufeff", "ß", "İ", "https://a.b/c.git#x", "https://a/b", "9".repeat(20)],
  ].flat(),
);
/** All that UTF-16 can hold, halves of characters too. */
const UNITS = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
const TEXTS = fc.oneof(
  { weight: 4, arbitrary: fc.array(PIECES, { maxLength: 50 }).map((pieces) => pieces.join("")) },
  fc.string({ unit: "binary" }),
  UNITS,
  fc.tuple(PIECES, UNITS, PIECES).map((parts) => parts.join("")),
);

test("any text gets an answer or the builder's error, whose places lie within it", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(TEXTS, fc.constantFrom("", "FROM a\n", "\ufeffFROM a\r\n"), (text, head) => askAll(head + text)),
    { numRuns: 2000 },
  );
});

test("any word is expanded, or the answer says why not", { timeout: 60_000 }, () => {
  const variables = new Map([["A", "a/b c"]]);
  fc.assert(
    fc.property(TEXTS, fc.boolean(), fc.boolean(), (text, keepQuotes, keepUnset) => {
      const options = { keepQuotes, keepUnset };
      expect(typeof expandWord(text, variables, options).text).toBe("string");
      expect(expandWords(text, variables, options).words).not.toContain("");
    }),
    { numRuns: 2000 },
  );
});

describe.each(Object.entries(HOSTILE_TEXTS))("%s", (_what, write) => {
  test("is answered, and the answer's places lie within it", { timeout: 60_000 }, () => {
    askAll(write(50_000));
  });

  test.each<[string, (text: string) => unknown]>([
    ["checked", lintDockerfile],
    ["planned", plan],
    ["expanded", (text) => expandWord(text, new Map([["a", "a"]]))],
  ])("is %s in proportion to its size", { timeout: 120_000 }, (_how, ask) => {
    const work = (text: string): void => void attempt(() => ask(text));
    expect(growthOf({ make: write, work })).toBeLessThan(LIMIT);
  });
});

test.each(["one endless line", "half a heredoc", "one instruction over many lines"])(
  "5 MB are answered too: %s",
  { timeout: 120_000 },
  (what) => askAll(HOSTILE_TEXTS[what]?.(5_000_000) ?? ""),
);
