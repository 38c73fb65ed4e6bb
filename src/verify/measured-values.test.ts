import { expect, test } from "vitest";
import { takeValues } from "./measured-values.ts";

const result = (stdout: string, stderr = "", seconds = 1.23456): Parameters<typeof takeValues>[2] => ({
  stdout,
  stderr,
  seconds,
});

/** What BuildKit prints of two contexts: the first is that of .dockerignore, the second grows. */
const LOG = `#2 [internal] load .dockerignore
#2 transferring context: 2B done
#2 DONE 0.0s
#3 [internal] load build context
#3 transferring context: 12.10MB 5.0s
#3 transferring context: 56.52MB 7.1s done
#3 DONE 7.2s
`;
const CONTEXT = String.raw`load build context\n(?:.*\n)*?#\d+ transferring context: (?<value>[\d.]+ ?[kMG]?B) .*done`;

test("without a pattern the value is the wall time, in the measurement's unit", () => {
  expect(takeValues({ pattern: undefined, values: 1 }, "seconds", result(""))).toEqual([1.235]);
  expect(takeValues({ pattern: undefined, values: 1 }, "milliseconds", result(""))).toEqual([1234.56]);
});

test("a pattern takes the number out of what the command prints, also on stderr", () => {
  expect(takeValues({ pattern: CONTEXT, values: 1 }, "bytes", result("", LOG))).toEqual([56_520_000]);
});

test("a pattern may take many values out of one run", () => {
  const lines = result("212.5 False\n198.25 False\n3.1 True\n");
  const pattern = String.raw`^(?<value>[\d.]+) False$`;
  expect(takeValues({ pattern, values: 2 }, "milliseconds", lines)).toEqual([212.5, 198.25]);
});

test("a pattern that matches more or less often than the case says is no proof", () => {
  const pattern = String.raw`(?<value>\d+) ms`;
  expect(() => takeValues({ pattern, values: 1 }, "milliseconds", result("nothing"))).toThrow("1 matches");
  expect(() => takeValues({ pattern, values: 1 }, "milliseconds", result("1 ms, 2 ms"))).toThrow("got 2");
});

test("a value of another kind is no proof", () => {
  expect(() => takeValues({ pattern: "(?<value>.*)", values: 1 }, "bytes", result("12 ms"))).toThrow();
});
