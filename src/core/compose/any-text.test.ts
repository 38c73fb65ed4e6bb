import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { readEnvFile } from "./env-file.ts";
import { answerOf } from "./whole-answer.ts";
import { shellWords } from "./shell-words.ts";
import { substitute } from "./template.ts";

/** What comes near to what the core knows. */
const PIECES = fc.constantFrom(
  ...[
    [
      "services:\n",
      "  a:\n",
      "    image: b\n",
      "    build: .\n",
      "    ports:\n",
      "      - 80:80\n",
      "    volumes: [a:/b]\n",
    ],
    [
      "    environment:\n",
      "      A: ",
      "    depends_on: [a]\n",
      "    extends: a\n",
      "    extends: {file: compose.yaml, service: a}\n",
    ],
    [
      "include: [compose.yaml]\n",
      "volumes:\n  a:\n",
      "networks: {n: }\n",
      "    networks: [n]\n",
      "    env_file: .env\n",
    ],
    [
      "    command: ",
      "    healthcheck: {test: x}\n",
      "    deploy: {replicas: 2}\n",
      "    mem_limit: 5m\n",
      "    profiles: [p]\n",
    ],
    [
      "x-a: &a\n",
      "x-b: *a\n",
      "    <<: *a\n",
      "&a ",
      "*a",
      "!reset ",
      "!override ",
      "!!str ",
      "---\n",
      "...\n",
      "%YAML 1.2\n",
    ],
    [
      "${A}",
      "${A:-",
      "${",
      "}",
      "$$",
      "$",
      "017",
      "2024-01-01",
      "null",
      "~",
      "true",
      "1e3",
      "0x",
      ".inf",
      "__proto__: ",
      "constructor: ",
    ],
    [
      "- ",
      "? ",
      ": ",
      ",",
      "[",
      "]",
      "{",
      "}",
      "|\n",
      ">-\n",
      "'",
      '"',
      "# c\n",
      "\t",
      "  ",
      "\n",
      "\r\n",
      "\r",
      "\0",
      "\u0085",
      "\u2028",
    ],
    ["😀", "\ud800", "\udfff", "\ufeff", "é", "a: b\n", "a:b\n", "9".repeat(30)],
  ].flat(),
);
const UNITS = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
const TEXTS = fc.oneof(
  { weight: 4, arbitrary: fc.array(PIECES, { maxLength: 40 }).map((pieces) => pieces.join("")) },
  fc.string({ unit: "binary" }),
  UNITS,
  fc.tuple(PIECES, UNITS, PIECES).map((parts) => parts.join("")),
);
const HEADS = fc.constantFrom("", "services:\n  a:\n    image: b\n", "services: {a: {image: b}}\n");

test("any text gets a model or an error, whose place lies within it", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(HEADS, TEXTS, (head, text) => void answerOf({ "compose.yaml": head + text })),
    { numRuns: 2000 },
  );
});

test("any text is an override, an extended file or an env file too", { timeout: 60_000 }, () => {
  const main = "services:\n  a:\n    image: b\n    env_file: a.env\n  c: {extends: {file: c.yaml, service: c}}\n";
  const other = "services: {c: {image: b}}\n";
  fc.assert(
    fc.property(HEADS, TEXTS, fc.nat(2), (head, text, which) => {
      const files = { "compose.yaml": main, "compose.override.yaml": "", "c.yaml": other, "a.env": "", ".env": "" };
      const names = [["compose.override.yaml"], ["c.yaml"], ["a.env", ".env"]][which] ?? [];
      answerOf({ ...files, ...Object.fromEntries(names.map((name) => [name, which === 2 ? text : head + text])) });
    }),
    { numRuns: 1000 },
  );
});

test("any value is filled in, or the answer says why not", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(TEXTS, (text) => {
      expect(typeof substitute(text, () => "x").text).toBe("string");
      expect(shellWords(text) ?? []).toBeInstanceOf(Array);
      const read = readEnvFile(text, () => undefined);
      if ("fault" in read) expect(read.fault.line).toBeLessThanOrEqual(text.split("\n").length);
    }),
    { numRuns: 2000 },
  );
});

describe.each(Object.entries(HOSTILE_TEXTS))("%s", (_what, write) => {
  test("is answered as any of the files", { timeout: 60_000 }, () => {
    const text = write(50_000);
    answerOf({ "compose.yaml": text });
    answerOf({ "compose.yaml": `services:\n  a:\n    image: b\n    command: ${JSON.stringify(text)}\n` });
    answerOf({ "compose.yaml": "services: {a: {image: b, env_file: a.env}}\n", "a.env": text });
  });
});
