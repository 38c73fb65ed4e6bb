import { expect, test } from "vitest";
import { readTimeSpan, writeTimeSpan } from "./time-span.ts";

// Every answer is that of Docker Compose 5.5.1 to `stop_grace_period`.
test.each<[string, string]>([
  ["10s", "10s"],
  ["1m30s", "1m30s"],
  ["1.5h", "1h30m0s"],
  ["500ms", "500ms"],
  ["2d", "48h0m0s"],
  ["1w", "168h0m0s"],
  ["1h0m0s", "1h0m0s"],
  ["0", "0s"],
  ["0s", "0s"],
  ["90", 'time: missing unit in duration "90"'],
  ["", 'time: invalid duration ""'],
  ["abc", 'time: invalid duration "abc"'],
  ["1s2", 'time: missing unit in duration "1s2"'],
  ["-5s", "-5s"],
  ["+5s", "5s"],
  ["1us", "1\u00b5s"],
  ["1\u00b5s", "1\u00b5s"],
  ["10ns", "10ns"],
  ["1.5s", "1.5s"],
  ["1.0005s", "1.0005s"],
  [".5s", "500ms"],
  ["1.s", "1s"],
  ["s", 'time: invalid duration "s"'],
  ["1m 30s", 'time: unknown unit "m " in duration "1m 30s"'],
  ["1S", 'time: unknown unit "S" in duration "1S"'],
  ["100000h", "100000h0m0s"],
  ["1h30m10.5s", "1h30m10.5s"],
  ["1d2h", "26h0m0s"],
  ["9999999999h", 'time: invalid duration "9999999999h"'],
  ["1m1m", "2m0s"],
  ["0.0000000001s", "0s"],
  ["3600000ms", "1h0m0s"],
])("readTimeSpan(%j) is %s", (text, answer) => {
  const read = readTimeSpan(text);
  expect("composeSays" in read ? read.composeSays : writeTimeSpan(read.nanoseconds)).toBe(answer);
});
