import { describe, expect, test } from "vitest";
import { type Fix, fixFor } from "./fix.ts";
import { lintDockerfile } from "./lint.ts";

function apply(text: string, { start, end, text: insert }: Fix): string {
  return text.slice(0, start) + insert + text.slice(end);
}

/** The Dockerfile after the fix of its only finding; undefined where there is none. */
function mend(text: string): string | undefined {
  const [finding, ...others] = lintDockerfile(text).findings;
  expect(others).toEqual([]);
  const fix = finding && fixFor(text, finding);
  return fix && apply(text, fix);
}

describe("fixFor", () => {
  test.each([
    ["FROM a\nRUN b\nrun c\nRUN d\n", "FROM a\nRUN b\nRUN c\nRUN d\n"],
    ["from a\nrun b\nRUN c\nrun d\n", "from a\nrun b\nrun c\nrun d\n"],
    ["FROM a as b\n", "FROM a AS b\n"],
    ["FROM a AS Build\nFROM build\n", "FROM a AS build\nFROM build\n"],
    ["FROM a\nEXPOSE 80/TCP\n", "FROM a\nEXPOSE 80/tcp\n"],
    ["FROM a\nEXPOSE 127.0.0.1:8080:80\n", "FROM a\nEXPOSE 80\n"],
    ["FROM --platform=$TARGETPLATFORM a\n", "FROM a\n"],
    ["FROM --platform=linux/amd64 a\n", "FROM a\n"],
    [
      "# check=experimental=all\n\n# fits\nFROM a AS train\n",
      "# check=experimental=all\n\n# train fits\nFROM a AS train\n",
    ],
    ["FROM a\nCMD python -m main --port 80\n", 'FROM a\nCMD ["python", "-m", "main", "--port", "80"]\n'],
    ["FROM a\nCMD exec main $PORT\n", 'FROM a\nCMD ["/bin/sh", "-c", "exec main $PORT"]\n'],
    ["FROM a\nENV A 1\n", "FROM a\nENV A=1\n"],
    ["FROM a\nENV A one two\n", 'FROM a\nENV A="one two"\n'],
    ['FROM a\nENV A "one two"\n', 'FROM a\nENV A="one two"\n'],
    ["FROM a\nMAINTAINER A <a@b>\n", 'FROM a\nLABEL org.opencontainers.image.authors="A <a@b>"\n'],
    ['FROM a\nCMD ["b"]\nCMD ["c"]\n', 'FROM a\nCMD ["c"]\n'],
    ["FROM a\nRUN b \\\n\n  c\n", "FROM a\nRUN b \\\n  c\n"],
    ['FROM a\nRUN b \\\n\nCMD ["c"]\n', 'FROM a\nRUN b\n\nCMD ["c"]\n'],
    ["ARG FLAVOUR=x\nFROM a:1${FLAVOR}\n", "ARG FLAVOUR=x\nFROM a:1${FLAVOUR}\n"],
    ["FROM a\nENV SEASON=1\nRUN b\nWORKDIR /$SEASONS\n", "FROM a\nENV SEASON=1\nRUN b\nWORKDIR /$SEASON\n"],
    ["ARG YEAR=1\nFROM a\nCOPY $YEAR .\n", "ARG YEAR=1\nFROM a\nARG YEAR\nCOPY $YEAR .\n"],
    ["FROM a\nWORKDIR app\n", "FROM a\nWORKDIR /app\n"],
  ])("mends %j", (bad, good) => {
    expect(mend(bad)).toBe(good);
    expect(lintDockerfile(good)).toEqual({ findings: [], error: undefined });
  });

  test.each([
    ["a secret", "FROM a\nARG TOKEN\n"],
    ["a stage's name that is there twice", "FROM a AS b\nFROM a AS b\n"],
    ["a variable that nobody sets", "FROM a\nCOPY $NOWHERE .\n"],
    ["a value whose quotes mean something", "FROM a\nENV A it's\n"],
  ])("leaves %s to whoever knows what was meant", (_what, text) => {
    expect(mend(text)).toBeUndefined();
  });
});
