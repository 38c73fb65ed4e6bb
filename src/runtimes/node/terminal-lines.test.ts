import { describe, expect, test } from "vitest";
import { TerminalLines } from "./terminal-lines.ts";

const read = (...pieces: string[]): string => {
  const lines = new TerminalLines();
  return pieces.map((piece) => lines.push(piece)).join("") + lines.end();
};

describe("TerminalLines", () => {
  test("takes colours away and ends lines as a text does", () => {
    expect(read("\u001B[32madded\u001B[39m 1 package\r\n\u001B]0;npm\u0007done\r\n")).toBe("added 1 package\ndone\n");
  });

  test("a turning sign leaves nothing behind", () => {
    expect(read("\\\u001B[1G\u001B[0K|\u001B[1G\u001B[0K/\u001B[1G\u001B[0Kup to date\n")).toBe("up to date\n");
    expect(read("10 %\r90 %\rdone\n")).toBe("done\n");
  });

  test("gives a line when it is complete, and the rest at the end", () => {
    const lines = new TerminalLines();
    expect(lines.push("one\ntw")).toBe("one\n");
    expect(lines.push("o\n> ")).toBe("two\n");
    expect([lines.end(), lines.end()]).toEqual(["> ", ""]);
  });

  test("a sequence may be cut in two by the pieces", () => {
    expect(read("\u001B[3", "1mx\u001B", "[0m\n")).toBe("x\n");
  });
});
