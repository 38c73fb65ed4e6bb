import { describe, expect, test } from "vitest";
import { meterOutput, MOST_TEXT } from "./output-meter.ts";
import type { Output } from "./runtime.ts";

describe("meterOutput", () => {
  test("hands the first pieces over at once: a program may print and then work without a pause", () => {
    const { sent, take } = meter();
    take({ kind: "stdout", text: "before\n" });
    expect(sent).toEqual([[{ kind: "stdout", text: "before\n" }]]);
  });

  test("joins many pieces of one stream, and keeps the order of streams", () => {
    const { sent, take, flush } = meter();
    for (let piece = 0; piece < 300; piece += 1) take({ kind: "stdout", text: "x" });
    take({ kind: "stderr", text: "!" });
    flush();
    expect(sent.at(-1)).toEqual([
      { kind: "stdout", text: "x".repeat(100) },
      { kind: "stderr", text: "!" },
    ]);
  });

  test("says once that the limit is passed, and hands over no more than it", () => {
    const { sent, take, flush, passed } = meter();
    for (let piece = 0; piece < 100; piece += 1) take({ kind: "stdout", text: "y".repeat(10_000) });
    flush();
    expect(passed()).toBe(1);
    const length = sent.flat().reduce((sum, output) => sum + ("text" in output ? output.text.length : 0), 0);
    expect(length).toBe(MOST_TEXT);
  });

  test("counts plots apart from text, and hands over no more than fifty", () => {
    const { sent, take, flush, passed } = meter();
    for (let number = 0; number < 50; number += 1) take({ kind: "plot", plot: { kind: "svg", svg: "<svg/>" } });
    expect(passed()).toBe(0);
    for (let number = 0; number < 50; number += 1) take({ kind: "plot", plot: { kind: "svg", svg: "<svg/>" } });
    flush();
    expect(passed()).toBe(1);
    expect(sent.flat()).toHaveLength(50);
  });
});

function meter() {
  const sent: (readonly Output[])[] = [];
  let limits = 0;
  const made = meterOutput(
    (outputs) => sent.push(outputs),
    () => (limits += 1),
    () => 0,
  );
  return { ...made, sent, passed: () => limits };
}
