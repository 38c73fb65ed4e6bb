import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { quote } from "./quote.ts";

test("a quoted word is the same word for a shell", () => {
  for (const word of ["plain", "two words", "it's", '$HOME `id` "x"', "*"]) {
    expect(execFileSync("/bin/sh", ["-c", `printf %s ${quote(word)}`]).toString()).toBe(word);
  }
});
