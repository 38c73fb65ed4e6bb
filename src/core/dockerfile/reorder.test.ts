import { array, constantFrom, integer, property, assert } from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDockerfile } from "./dockerfile.ts";
import { moveInstruction } from "./reorder.ts";

const TEXT =
  "# syntax=docker/dockerfile:1\nFROM a\n\n# The code.\nCOPY . .\n\n# The packages.\nRUN pip \\\n  install\nCMD x\n";

describe("moveInstruction", () => {
  test("takes the comments above along", () => {
    expect(moveInstruction(TEXT, 1, 2)).toBe(
      "# syntax=docker/dockerfile:1\nFROM a\n\n# The packages.\nRUN pip \\\n  install\n\n# The code.\nCOPY . .\nCMD x\n",
    );
  });

  test("undoes itself", () => {
    expect(moveInstruction(moveInstruction(TEXT, 1, 3), 3, 1)).toBe(TEXT);
  });

  test("keeps a file without a last line end as it is", () => {
    expect(moveInstruction("FROM a\nRUN b\nRUN c", 2, 1)).toBe("FROM a\nRUN c\nRUN b");
  });

  test("takes a heredoc along", () => {
    expect(moveInstruction("FROM a\nRUN <<E\nx\nE\nRUN c\n", 1, 2)).toBe("FROM a\nRUN c\nRUN <<E\nx\nE\n");
  });

  test.each([
    ["FROM", 0, 1],
    ["to before FROM", 1, 0],
    ["into another stage", 1, 3],
    ["what is not there", 1, 9],
  ])("does not move %s", (_what, from, to) => {
    const text = "FROM a\nRUN b\nFROM c\nRUN d\n";
    expect(moveInstruction(text, from, to)).toBe(text);
  });

  test("changes the order and nothing else", () => {
    const pieces = constantFrom(
      "RUN a\n",
      "\n# why\nCOPY b c\n",
      "ENV d=e \\\n  f=g\n",
      "RUN <<X\ni\nX\n",
      "\n\nUSER j\n",
    );
    const many = array(pieces, { minLength: 1, maxLength: 9 });
    assert(
      property(many, integer({ min: 1, max: 9 }), integer({ min: 1, max: 9 }), (parts, first, second) => {
        const [from, to] = [Math.min(first, parts.length), Math.min(second, parts.length)];
        const text = `FROM base\n${parts.join("")}`;
        const expected = parseDockerfile(text).instructions.map(({ statement }) => statement.text);
        expected.splice(to, 0, ...expected.splice(from, 1));
        const moved = parseDockerfile(moveInstruction(text, from, to)).instructions;
        expect(moved.map(({ statement }) => statement.text)).toEqual(expected);
      }),
    );
  });
});
