import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { growthOf, LIMIT } from "../growth.ts";
import { parseDockerfile } from "./dockerfile.ts";
import { DockerfileError } from "./error.ts";
import type { Instruction } from "./instruction.ts";
import type { Span, Word } from "./source.ts";

/** Parses a Dockerfile of one stage, and gives its last instruction. */
function parseLast(instruction: string): Instruction | undefined {
  return parseDockerfile(`FROM scratch\n${instruction}`).instructions.at(-1);
}

function parseError(text: string): { message: string; line: number | undefined } {
  try {
    parseDockerfile(text);
  } catch (error) {
    if (error instanceof DockerfileError) return { message: error.message, line: error.line };
    throw error;
  }
  return { message: "no error", line: undefined };
}

describe("parseDockerfile(…)", () => {
  test("puts instructions into stages and keeps what stands above them", () => {
    const { stages, globalArgs, directives, escape } = parseDockerfile(
      "# syntax=docker/dockerfile:1\n# escape=`\nARG V=1\nFROM a:$V AS Build\nRUN x\nFROM Build\nCOPY --from=build a b\n",
    );
    expect(directives.map(({ name, value }) => [name, value])).toEqual([
      ["syntax", "docker/dockerfile:1"],
      ["escape", "`"],
    ]);
    expect(escape).toBe("`");
    expect(globalArgs[0]?.args[0]).toMatchObject({ name: { value: "V" }, value: { value: "1" } });
    expect(stages.map(({ from, instructions }) => [from.stageName, instructions.map(({ kind }) => kind)])).toEqual([
      ["build", ["run"]],
      ["", ["copy"]],
    ]);
  });

  test("joins continued lines, without comments and empty lines in between", () => {
    const run = parseLast("RUN a \\\n# why\n\n   b \\  \n  c");
    expect(run).toMatchObject({
      kind: "run",
      command: ["a    b   c"],
      statement: { lines: { first: 2, last: 6 } },
    });
  });

  test("keeps the comments above an instruction, down from an empty one", () => {
    const text = "FROM scratch\n# a\n#\n# b\n\n # c\nRUN x";
    expect(parseDockerfile(text).statements.at(-1)?.comments).toEqual(["b", "# c"]);
  });

  test("reads heredocs, several on a line, quoted, and with tabs to remove", () => {
    const copy = parseLast("COPY <<-one <<'two' /\n\tfirst $x\n\tone\n\tsecond\ntwo\n");
    expect(copy).toMatchObject({
      files: [
        { name: "one", content: "first $x\n", expand: true },
        { name: "two", content: "\tsecond\n", expand: false },
      ],
      statement: { lines: { first: 2, last: 6 } },
    });
  });

  test("reads both forms of commands", () => {
    expect(parseLast('CMD ["a b", "c\\n"]')).toMatchObject({ json: true, command: ["a b", "c\n"] });
    expect(parseLast("CMD ['a']")).toMatchObject({ json: false, command: ["['a']"] });
    expect(parseLast("CMD []")).toMatchObject({ json: true, command: [] });
  });

  test("reads pairs in both ways of writing", () => {
    expect(parseLast("ENV a=1 b='2 3'")).toMatchObject({
      pairs: [
        { key: { value: "a" }, value: { value: "1" }, legacy: false },
        { key: { value: "b" }, value: { value: "'2 3'" } },
      ],
    });
    expect(parseLast("ENV a 1 2")).toMatchObject({
      pairs: [{ key: { value: "a" }, value: { value: "1 2" }, legacy: true }],
    });
  });

  test("reads what ONBUILD is to do as a Dockerfile of its own", () => {
    const onbuild = parseLast("onbuild RUN <<EOF\nx\nEOF");
    expect(onbuild).toMatchObject({ kind: "onbuild", expression: "RUN <<EOF\nx\nEOF" });
  });

  test("knows where every word stands, also behind a byte order mark and across lines", () => {
    const text = "\ufeff# syntax=x\r\nFROM  --platform=x 'a'\r\nENV \\\r\n  # c\r\n  a=b\\\r\nc d=\r\n";
    const [from, env] = parseDockerfile(text).instructions;
    const written = (word: Word | undefined): string => text.slice(word?.start, word?.end);
    expect(from?.kind === "from" && written(from.base)).toBe("'a'");
    expect(written(from?.statement.flags[0])).toBe("--platform=x");
    expect(written(env?.statement.keyword)).toBe("ENV");
    expect(env?.statement.pairs.map(({ key, value }) => [written(key), written(value), value.value])).toEqual([
      ["a", "b\\\r\nc", "bc"],
      ["d", "", ""],
    ]);
  });
});

describe("the builder's errors", () => {
  test.each([
    ["", undefined, "the Dockerfile cannot be empty"],
    ["\ufeff", 1, "file with no instructions"],
    ["# a\n\n", 2, "file with no instructions"],
    ["ARG a", undefined, "dockerfile contains no stages to build"],
    ["RUN a\nFROM b", 1, "no build stage in current context"],
    ["# escape=x\nFROM a", undefined, "invalid escape token 'x' does not match ` or \\"],
    ["# escape=`\n# Escape=`\nFROM a", 1, "only one escape parser directive can be used"],
    ["FROM a\nRUN <<EOF\nx", 2, "unterminated heredoc"],
    ["FROM a\nENV \\\n x", 2, "ENV must have two arguments"],
    ["FROM a\nLABEL a=b c", 2, 'Syntax error - can\'t find = in "c". Must be of the form: name=value'],
    ["FROM a\nCMD [1]", 2, "when using JSON array syntax, arrays must be comprised of strings only"],
    [`FROM a\n#${"x".repeat(65_535)}\n`, 1, "dockerfile line greater than max allowed size of 65535"],
  ])("%j", (text, line, message) => {
    expect(parseError(text)).toEqual({ message, line });
  });

  test.each([
    ["FROM a AS 1b", `invalid name for build stage: "1b", name can't start with a number or contain symbols`],
    ["FROM a b", "FROM requires either one or three arguments"],
    ["FROM --platform a", "missing a value on flag: --platform"],
    ["RUN --mont=x y", "unknown flag: --mont (did you mean mount?)"],
    ["RUN --network=x y", 'invalid network mode "x"'],
    ["RUN --network= y", 'invalid network mode ""'],
    ["RUN --security=x y", 'security "x" is not valid'],
    ["RUN --mount=from=$a y", "'from' doesn't support variable expansion, define alias stage instead"],
    ['RUN --mount=a\\"b y', `failed to parse csv mounts: parse error on line 1, column 2: bare " in non-quoted-field`],
    ["RUN --device=name=a,name=b y", "device name already set to a"],
    ["COPY a", "COPY requires at least two arguments, but only one was provided. Destination could not be determined"],
    ["COPY --link=x a b", "expecting boolean value for flag --link, not: x"],
    ["COPY --link= a b", "missing a value on flag: --link"],
    ["COPY --from=a --from=b a b", "duplicate flag specified: --from"],
    ["ADD a <<EOF\nEOF", "ADD cannot accept a heredoc as a destination"],
    ["ENV", "ENV requires at least one argument"],
    ["ENV =a", "ENV names can not be blank"],
    ["ARG =a", "ARG names can not be blank"],
    ["SHELL a", "SHELL requires the arguments to be in JSON form"],
    ['VOLUME [" "]', "VOLUME specified can not be an empty string"],
    ["USER a b\nUSER", "USER requires exactly one argument"],
    ["ONBUILD ONBUILD RUN a", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"],
    ["ONBUILD from a", "FROM isn't allowed as an ONBUILD trigger"],
    ["HEALTHCHECK NONE a", "HEALTHCHECK NONE takes no arguments"],
    ["HEALTHCHECK CMD", "Missing command after HEALTHCHECK CMD"],
    ["HEALTHCHECK curl a", 'Unknown type "CURL" in HEALTHCHECK (try CMD)'],
    ["HEALTHCHECK --interval=5 CMD a", 'time: missing unit in duration "5"'],
    ["HEALTHCHECK --interval=5x CMD a", 'time: unknown unit "x" in duration "5x"'],
    ["HEALTHCHECK --timeout=1us CMD a", 'Interval "timeout" cannot be less than 1ms'],
    ["HEALTHCHECK --retries=x CMD a", 'strconv.ParseInt: parsing "x": invalid syntax'],
    ["HEALTHCHECK --retries=-1 CMD a", "--retries cannot be negative (-1)"],
    ["ruN1 a", "unknown instruction: ruN1 (did you mean run?)"],
    ["services:", "unknown instruction: services:"],
  ])("%s", (instruction, message) => {
    const text = instruction.startsWith("FROM") ? instruction : `FROM scratch\n${instruction}`;
    const error = parseError(text);
    expect(error.message).toBe(`dockerfile parse error on line ${error.line}: ${message}`);
  });
});

/** Texts that come near to what the parser knows. */
const PIECES = constantFrom(
  ...[
    ["FROM a AS b\n", "RUN ", "COPY ", "ENV ", "ARG ", "ONBUILD ", "HEALTHCHECK CMD ", "LABEL ", "a=b ", "A", "EOF"],
    ["--mount=type=cache,from=x ", "--from=é ", "<<EOF ", "<<-'E' ", "# c", "# escape=`\n", "# check=skip=all\n"],
    ["\\", "`", "\n", "\r\n", "\n\n", '["a"]', "[1]", "'", '"', "$A", "${A:-", "}", "\t", " ", "\u00a0", "\0"],
    ["😀", "\ud800", "\ufeff"],
  ].flat(),
);

describe("any text", () => {
  test("gets an answer, whose places lie within it", () => {
    assert(
      property(oneof(array(PIECES, { maxLength: 60 }), array(string({ unit: "binary" }))), (pieces) => {
        checkPlaces(pieces.join(""));
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  test.each([
    ["one endless line", "FROM a\nRUN ".padEnd(5_000_000, "x")],
    ["one endless instruction", `FROM a\nRUN ${"x \\\n".repeat(100_000)}y`],
    ["ONBUILD without end", `FROM a\n${"ONBUILD \\\n".repeat(50_000)}RUN x`],
    ["half a heredoc", `FROM a\nRUN <<EOF\n${"x\n".repeat(200_000)}`],
    ["brackets", `FROM a\nRUN ${"[ \\\n".repeat(100_000)}`],
    ["flags", `FROM a\nRUN ${"--mount=type=cache \\\n".repeat(20_000)} x`],
    ["many small instructions", `FROM a\n${"ENV a=b\n".repeat(100_000)}`],
  ])(
    "%s: an answer within seconds",
    (_, text) => {
      checkPlaces(text);
    },
    20_000,
  );

  test("takes time in proportion to its length", () => {
    const stage = "FROM a AS b\nRUN x \\\n  && y\nCOPY --from=b --chown=a:b x y z\nENV a=$b c='d e'\n";
    const make = (stages: number): string => stage.repeat(stages);
    expect(growthOf({ make, work: parseDockerfile })).toBeLessThan(LIMIT);
  }, 60_000);
});

function checkPlaces(text: string): void {
  for (const { start, end } of placesIn(text)) {
    if (start < 0 || end < start || end > text.length) throw new Error(`${start} to ${end} of ${text.length}`);
  }
}

function placesIn(text: string): Span[] {
  try {
    return parseDockerfile(text).statements.flatMap(({ span, keyword, flags, args, pairs }) => {
      return [span, keyword].concat(flags, args, ...pairs.map(({ key, value }) => [key, value]));
    });
  } catch (error) {
    expect(error).toBeInstanceOf(DockerfileError);
    return [];
  }
}
