import { expect, test } from "vitest";
import { MOST_TEXT } from "../output-meter.ts";
import { createPrinter, END_OF_RUN } from "./webr-printer.ts";

test("lines are handed over as they end, and what did not end at the end of the run", () => {
  const sent: string[] = [];
  print(
    createPrinter((text) => sent.push(text)),
    `é\nno newline${END_OF_RUN}next\n`,
  );
  expect(sent).toEqual(["é\n", "no newline", END_OF_RUN, "next\n"]);
});

test("many lines at once are handed over in larger pieces", () => {
  const sent: string[] = [];
  print(
    createPrinter(
      (text) => sent.push(text),
      () => 0,
    ),
    `${"line\n".repeat(10_000)}${END_OF_RUN}`,
  );
  expect(sent.length).toBeLessThan(230);
  expect(sent.join("")).toBe(`${"line\n".repeat(10_000)}${END_OF_RUN}`);
});

test("what goes far over the limit is dropped, and the end of the run is not", () => {
  const sent: string[] = [];
  print(
    createPrinter((text) => sent.push(text)),
    `${"a".repeat(MOST_TEXT * 4)}${END_OF_RUN}`,
  );
  expect(sent.join("").length).toBeLessThan(MOST_TEXT * 2.1);
  expect(sent.at(-1)).toBe(END_OF_RUN);
});

function print(printer: (byte: number | null) => void, text: string): void {
  for (const byte of new TextEncoder().encode(text)) printer(byte);
}
