import { describe, expect, test } from "vitest";
import { diffFile, type DiffLine } from "./diff.ts";

const naive = "FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install .\n";
const ordered =
  "FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.lock ./\nRUN pip install -r requirements.lock\nCOPY . .\n";

describe("diffFile", () => {
  test("the lines of each side, put together again, are the two versions", () => {
    const lines = diffFile(naive, ordered);
    expect(side(lines, "removed")).toBe(naive);
    expect(side(lines, "added")).toBe(ordered);
  });

  test("lines are numbered in the version that they belong to", () => {
    const numbers = diffFile("a\nb\nc\n", "a\nx\ny\nc\n").map(({ kind, before, after }) => [kind, before, after]);
    expect(numbers).toEqual([
      ["same", 1, 1],
      ["removed", 2, undefined],
      ["added", undefined, 2],
      ["added", undefined, 3],
      ["same", 3, 4],
    ]);
  });

  test("in a line that became a similar one the words that changed are marked", () => {
    const [removed, added] = diffFile("RUN pip install .\n", "RUN pip install --no-deps .\n");
    expect(removed?.spans.filter((span) => span.changed)).toEqual([]);
    expect(added?.spans.filter((span) => span.changed).map((span) => span.text.trim())).toEqual(["--no-deps"]);
  });

  test("a changed line is found below a new one", () => {
    const lines = diffFile('CMD ["uvicorn", "sir_api:app"]\n', 'USER app\nCMD ["uvicorn", "sir_api.service:app"]\n');
    expect(lines.map((line) => line.spans.some((span) => span.changed))).toEqual([false, false, true]);
  });

  test("two lines that have little in common are not compared word by word", () => {
    const lines = diffFile("COPY . .\n", "HEALTHCHECK CMD python -m sir_api.health\n");
    expect(lines.every((line) => line.spans.length === 1 && !line.spans[0]?.changed)).toBe(true);
  });

  test("a new file is all added, and one that is gone all removed", () => {
    expect(diffFile(undefined, "a\nb\n").map((line) => line.kind)).toEqual(["added", "added"]);
    expect(diffFile("a\nb\n", undefined).map((line) => line.kind)).toEqual(["removed", "removed"]);
  });

  test("lines removed at the end of a file are not lost", () => {
    expect(diffFile("a\nb\nc\n", "a\n").map((line) => line.kind)).toEqual(["same", "removed", "removed"]);
  });

  test("equal files and a missing last line end are no difference", () => {
    expect(diffFile("a\n\nb\n", "a\n\nb").every((line) => line.kind === "same")).toBe(true);
    expect(diffFile("", undefined)).toEqual([]);
  });
});

/** The version that holds lines of this kind beside those that stayed. */
function side(lines: readonly DiffLine[], kind: "added" | "removed"): string {
  return lines
    .filter((line) => line.kind === "same" || line.kind === kind)
    .map((line) => `${line.spans.map((span) => span.text).join("")}\n`)
    .join("");
}
