import { describe, expect, test } from "vitest";
import { diffFile, type DiffLine } from "./diff.ts";
import { alignSides, foldUnchanged } from "./side-by-side.ts";

const text = (line: DiffLine | undefined): string | undefined => line?.spans.map((span) => span.text).join("");

describe("alignSides", () => {
  test.each([
    {
      name: "an unchanged line stands on both sides",
      before: "a\n",
      after: "a\n",
      rows: [["a", "a"]],
    },
    {
      name: "a line that became a similar one stands beside it",
      before: "a\nRUN pip install .\nb\n",
      after: "a\nRUN pip install --no-deps .\nb\n",
      rows: [
        ["a", "a"],
        ["RUN pip install .", "RUN pip install --no-deps ."],
        ["b", "b"],
      ],
    },
    {
      name: "a new line above a changed one has nothing beside it",
      before: 'CMD ["uvicorn", "sir_api:app"]\n',
      after: 'USER app\nCMD ["uvicorn", "sir_api.service:app"]\n',
      rows: [
        [undefined, "USER app"],
        ['CMD ["uvicorn", "sir_api:app"]', 'CMD ["uvicorn", "sir_api.service:app"]'],
      ],
    },
    {
      name: "lines that have little in common stand beside those in their place",
      before: "one\ntwo\n",
      after: "HEALTHCHECK\n",
      rows: [
        ["one", "HEALTHCHECK"],
        ["two", undefined],
      ],
    },
    {
      name: "a new file has nothing on the left",
      before: undefined,
      after: "a\nb\n",
      rows: [
        [undefined, "a"],
        [undefined, "b"],
      ],
    },
    { name: "two empty files have no rows", before: "", after: undefined, rows: [] },
  ])("$name", ({ before, after, rows }) => {
    expect(alignSides(diffFile(before, after)).map((row) => [text(row.before), text(row.after)])).toEqual(rows);
  });

  test("each side, read downwards, is its whole version", () => {
    const before = "FROM a\nWORKDIR /app\nCOPY . .\nRUN pip install .\nUSER app\nCMD x\n";
    const after = "FROM a\nUSER root\nWORKDIR /srv/app\nCOPY lock .\nRUN pip install -r lock .\nCMD x --reload\n";
    const rows = alignSides(diffFile(before, after));
    const side = (key: "before" | "after"): string => rows.flatMap((row) => text(row[key]) ?? []).join("\n");
    expect(`${side("before")}\n`).toBe(before);
    expect(`${side("after")}\n`).toBe(after);
  });
});

describe("foldUnchanged", () => {
  const long = Array.from({ length: 30 }, (_, n) => `line ${n}`);
  const changed = long.with(15, "another");
  const stretches = foldUnchanged(diffFile(long.join("\n"), changed.join("\n")));

  test("folds what is more than three lines away from a change, and leaves nothing out", () => {
    expect(stretches.map(({ isFolded, lines }) => [isFolded, lines.length])).toEqual([
      [true, 12],
      [false, 8],
      [true, 11],
    ]);
  });

  test("a few lines are not worth a fold", () => {
    const short = foldUnchanged(diffFile("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\ne\nx y z\n"));
    expect(short.every(({ isFolded }) => !isFolded)).toBe(true);
  });
});
