import { array, assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import type { BaseImage, BuildOptions } from "./build-options.ts";
import { type LintResult, lintDockerfile } from "./lint.ts";

/** Findings in short: "2 UndefinedVar". */
function summarise({ findings }: LintResult): string[] {
  return findings.map(({ rule, lines }) => `${lines.first} ${rule}`);
}

/** What the findings are about, as an editor underlines it. */
function underline(text: string, options: BuildOptions = {}): [rule: string, text: string][] {
  return lintDockerfile(text, options).findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)]);
}

/** How many findings a COPY of something has that is ignored. */
function countIgnored(patterns: string[], source: string): number {
  return lintDockerfile(`FROM a\nCOPY ${source} /\n`, { ignore: { patterns, isIgnored: () => true } }).findings.length;
}

describe("every rule", () => {
  test.each([
    ["StageNameCasing", "FROM a AS Bc", "Bc", "Stage name 'Bc' should be lowercase"],
    ["FromAsCasing", "FROM a as b", "as", "'as' and 'FROM' keywords' casing do not match"],
    ["NoEmptyContinuation", "FROM a \\\n\n AS b", "FROM a \\\n\n AS b", "Empty continuation line"],
    [
      "ConsistentInstructionCasing",
      "FROM a\nRun x",
      "Run",
      "Command 'Run' should match the case of the command majority (uppercase)",
    ],
    ["DuplicateStageName", "FROM a AS b\nFROM a AS b", "b", 'Duplicate stage name "b", stage names should be unique'],
    [
      "ReservedStageName",
      "FROM a AS scratch",
      "scratch",
      'Stage name should not use the same name as reserved stage "scratch"',
    ],
    [
      "JSONArgsRecommended",
      "FROM a\nCMD x",
      "CMD x",
      "JSON arguments recommended for CMD to prevent unintended behavior related to OS signals",
    ],
    [
      "MaintainerDeprecated",
      "FROM a\nMAINTAINER me",
      "MAINTAINER me",
      "Maintainer instruction is deprecated in favor of using label",
    ],
    [
      "UndefinedArgInFrom",
      "ARG TAG=1\nFROM a:${TGA:-1}",
      "FROM a:${TGA:-1}",
      "FROM argument 'TGA' is not declared (did you mean TAG?)",
    ],
    [
      "WorkdirRelativePath",
      "FROM a\nWORKDIR x",
      "x",
      'Relative workdir "x" can have unexpected results if the base image changes',
    ],
    ["UndefinedVar", "FROM a\nCOPY x $PAHT", "$PAHT", "Usage of undefined variable '$PAHT' (did you mean $PATH?)"],
    [
      "MultipleInstructionsDisallowed",
      'FROM a\nCMD ["x"]\nCMD ["y"]',
      'CMD ["x"]',
      "Multiple CMD instructions should not be used in the same stage because only the last one will be used",
    ],
    [
      "LegacyKeyValueFormat",
      "FROM a\nENV x 1 2",
      "x 1 2",
      '"ENV key=value" should be used instead of legacy "ENV key value" format',
    ],
    [
      "InvalidBaseImagePlatform",
      "FROM arm64v8/a",
      "FROM arm64v8/a",
      'Base image arm64v8/a was pulled with platform "linux/arm64", expected "linux/amd64" for current build',
    ],
    [
      "RedundantTargetPlatform",
      "FROM --platform=$TARGETPLATFORM a",
      "--platform=$TARGETPLATFORM",
      "Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior",
    ],
    [
      "SecretsUsedInArgOrEnv",
      "FROM a\nARG DB_PASSWORD",
      "DB_PASSWORD",
      'Do not use ARG or ENV instructions for sensitive data (ARG "DB_PASSWORD")',
    ],
    [
      "InvalidDefaultArgInFrom",
      "ARG TAG\nFROM a:$TAG",
      "a:$TAG",
      "Default value for ARG a:$TAG results in empty or invalid base image name",
    ],
    [
      "FromPlatformFlagConstDisallowed",
      "FROM --platform=linux/arm64 a",
      "--platform=linux/arm64",
      'FROM --platform flag should not use constant value "linux/arm64"',
    ],
    [
      "CopyIgnoredFile",
      "FROM a\nCOPY x/../y z",
      "x/../y",
      'Attempting to Copy file "y" that is excluded by .dockerignore',
    ],
    [
      "InvalidDefinitionDescription",
      "# check=experimental=all\n# what\nFROM a AS b",
      "FROM a AS b",
      "Comment for FROM should follow the format: `# b <description>`",
    ],
    [
      "ExposeProtoCasing",
      "FROM a\nEXPOSE 80/TCP",
      "80/TCP",
      "Defined protocol '80/TCP' in EXPOSE instruction should be lowercase",
    ],
    [
      "ExposeInvalidFormat",
      "FROM a\nEXPOSE 80:80",
      "80:80",
      "EXPOSE instruction should not define an IP address or host-port mapping, found '80:80'",
    ],
  ])("%s", (rule, text, underlined, message) => {
    const ignore = { patterns: ["y"], isIgnored: (path: string): boolean => path === "y" };
    const options = { ignore, buildArgs: { TAG: "1" } };
    expect(lintDockerfile(text, options).findings).toMatchObject([{ rule, message }]);
    expect(underline(text, options)).toEqual([[rule, underlined]]);
  });
});

describe("# check=…", () => {
  test.each([
    ["# check=skip=all", []],
    ["# check=skip=JSONArgsRecommended", ["3 WorkdirRelativePath"]],
    ["# check=skip=A, JSONArgsRecommended", ["3 WorkdirRelativePath", "4 JSONArgsRecommended"]],
    ["# check=experimental=all;skip=WorkdirRelativePath", ["4 JSONArgsRecommended"]],
  ])("%s at the top counts for the file", (check, expected) => {
    expect(summarise(lintDockerfile(`${check}\nFROM a\nWORKDIR x\nCMD y\n`))).toEqual(expected);
  });

  test("above an instruction it counts for that one, but not for what concerns the whole file", () => {
    const text = "FROM a\nWORKDIR x\n# check=skip=JSONArgsRecommended,ConsistentInstructionCasing\ncmd y\n";
    expect(summarise(lintDockerfile(text))).toEqual(["4 ConsistentInstructionCasing", "2 WorkdirRelativePath"]);
  });

  test("error=true makes findings an error", () => {
    const { error } = lintDockerfile("# check=error=true\nFROM a\nWORKDIR x\nCMD y\n");
    expect(error?.message).toBe("lint violation found for rules: WorkdirRelativePath, JSONArgsRecommended");
    expect(lintDockerfile("# check=error=true\nFROM a\n").error).toBeUndefined();
  });

  test.each([
    ["# check=foo", 'invalid check option "foo"'],
    ["# check=foo=1", 'invalid check option "foo"'],
    ["# check=error=x", 'failed to parse check option "error=x": strconv.ParseBool: parsing "x": invalid syntax'],
  ])("%s is refused", (check, message) => {
    expect(lintDockerfile(`${check}\nFROM a`).error?.message).toBe(`failed to parse check options: ${message}`);
  });

  test("the build argument BUILDKIT_DOCKERFILE_CHECK counts instead", () => {
    const buildArgs = { BUILDKIT_DOCKERFILE_CHECK: "skip=all" };
    expect(lintDockerfile("# check=foo\nFROM a\nCMD x", { buildArgs })).toEqual({ findings: [], error: undefined });
  });
});

describe("lintDockerfile(…)", () => {
  test("gives what it found before an error, and the error", () => {
    const result = lintDockerfile("FROM a AS B\nRUNN x");
    expect(summarise(result)).toEqual(["1 StageNameCasing"]);
    expect(result.error).toMatchObject({
      message: "dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)",
      lines: { first: 2, last: 2 },
    });
  });

  test("checks stages that the last one does not need, unless there is a target", () => {
    const text = "FROM a\nCMD x\nFROM b AS c\nCMD y\n";
    expect(summarise(lintDockerfile(text))).toEqual(["2 JSONArgsRecommended", "4 JSONArgsRecommended"]);
    expect(summarise(lintDockerfile(text, { target: "c" }))).toEqual(["4 JSONArgsRecommended"]);
  });

  test("evaluates ONBUILD in the stages that begin from it, and blames their FROM", () => {
    const text = "FROM a AS b\nONBUILD COPY $x /\nFROM b\n";
    expect(underline(text)).toEqual([["UndefinedVar", "FROM b"]]);
    expect(lintDockerfile("FROM a AS b\nONBUILD COPY x\nFROM b\n").error).toMatchObject({ line: 3 });
  });

  test.each([
    [
      "FROM a\nCOPY --from=b x y\nFROM a AS b\n",
      'cannot copy from stage "b", it needs to be defined before current stage "stage-0"',
    ],
    ["FROM a AS b\nCOPY --from=b x y\n", "circular dependency detected on stage: b"],
    ["FROM a\nCOPY --from=7 x y\n", "invalid stage index 7"],
    ["FROM a\nCOPY --chmod=8 x y\n", "invalid chmod parameter: '8'. it should be octal string and between 0 and 07777"],
    ["FROM a\nCOPY --chmod=rw x y\n", "invalid syntax"],
    ["FROM a\nCOPY https://a/b y\n", "source can't be a URL for COPY"],
    ["FROM a\nCOPY git@a:b y\n", "source can't be a git ref for COPY"],
    ["FROM a\nADD --checksum=sha256:x https://a/b y\n", "invalid checksum digest length"],
    ["FROM a\nADD https://a/b.git?c=d y\n", 'unexpected query "c"'],
    ["FROM a\nRUN --mount=type=cash x\n", 'unsupported mount type "cash" (did you mean cache?)'],
    ["FROM a\nRUN --mount=type=cache x\n", 'invalid mount target "/"'],
    ["FROM a\nSTOPSIGNAL x\n", "invalid signal: x"],
    ["FROM a\nEXPOSE 80/x\n", 'invalid port: "80/x": invalid proto: x'],
    ["FROM a\nEXPOSE 1.2.3:1:2\n", "invalid IP address: 1.2.3"],
    ["FROM a\nWORKDIR ${x?y}\n", 'failed to process "${x?y}": x: y'],
    [
      "FROM A\n",
      'failed to parse stage name "A": invalid reference format: repository name (library/A) must be lowercase',
    ],
    [
      "FROM --platform=x a\n",
      'failed to parse platform x: "x": unknown operating system or architecture: invalid argument',
    ],
    [
      "FROM --platform=$BUILDPLATFROM a\n",
      "empty platform value from expression $BUILDPLATFROM (did you mean BUILDPLATFORM?)",
    ],
    ["FROM $x\n", "base name ($x) should not be blank"],
    [
      "FROM --platform=windows/amd64 a\nCOPY D:\\x y\n",
      "removing drive letter: removing drive letter: The specified path is not on the system drive (C:)",
    ],
  ])("%j cannot be built", (text, message) => {
    expect(lintDockerfile(text).error?.message).toBe(message);
  });

  test("knows base images as it is told", () => {
    const text = "FROM a\nCMD x $HOME\nWORKDIR $APP\n";
    const image: BaseImage = { env: [["APP", "/app"]], hasShell: true };
    expect(summarise(lintDockerfile(text, { baseImage: () => image }))).toEqual([]);
  });

  test("leaves ignored files alone where there are exceptions, and the root where it is not ignored by name", () => {
    expect([
      countIgnored(["*"], "x"),
      countIgnored(["*", "!x"], "x"),
      countIgnored([".*"], "."),
      countIgnored(["*"], "."),
    ]).toEqual([1, 0, 0, 1]);
  });

  test("answers any text, and never throws", () => {
    const pieces = constantFrom(
      ...[
        [
          "FROM a AS b\n",
          "FROM b\n",
          "RUN --mount=from=b,target=/x ",
          "COPY --from=b ",
          "ENV ",
          "ARG ",
          "ONBUILD ",
          "A",
        ],
        [
          "EXPOSE ",
          "WORKDIR ",
          "A=$A ",
          "a ",
          "$",
          "{",
          "}",
          ":-",
          "\n",
          "\\\n",
          "'",
          '"',
          "<<A\n",
          "A\n",
          "é",
          "\ud800",
        ],
        ["# check=skip=all\n", "# escape=`\n", "--platform=", "80/tcp", '["a"]', "\t", "\0"],
      ].flat(),
    );
    assert(
      property(array(pieces, { maxLength: 50 }), string({ unit: "binary" }), (written, text) => {
        for (const { span } of lintDockerfile(written.join("")).findings) {
          expect(0 <= span.start && span.start <= span.end && span.end <= written.join("").length).toBe(true);
        }
        lintDockerfile(text);
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  test.each([
    ["ENV that doubles", `FROM a\nENV A=xx\n${"ENV A=$A$A\n".repeat(100)}`],
    ["nested substitutions", `FROM a\nCOPY ${"${A:-".repeat(10_000)} /\n`],
    [
      "stages that copy from the next",
      Array.from({ length: 3000 }, (_, i) => `FROM a AS s${i}\nCOPY --from=s${i + 1} x y\n`).join(""),
    ],
    ["many stages", "FROM a AS b\nARG X\nCOPY $X $Y /\n".repeat(3000)],
    ["patterns", `FROM a\nENV A=${"a".repeat(5000)}\nCOPY \${A//${"*a".repeat(500)}b/c} /\n`],
  ])(
    "%s: an answer within seconds",
    (_, text) => {
      lintDockerfile(text);
    },
    20_000,
  );
});
