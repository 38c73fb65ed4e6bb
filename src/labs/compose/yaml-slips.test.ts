import { expect, test } from "vitest";
import { HOSTILE_TEXTS } from "../../core/hostile-texts.ts";
import { studyFiles } from "./study.ts";
import { troublesOf } from "./troubles.ts";
import { findSlip } from "./yaml-slips.ts";

const WEB = "services:\n  web:\n    image: nginx\n";

/** Texts that are no YAML, the line that is to blame, what is said of it, and what a button makes of the text. */
const SLIPS: readonly (readonly [text: string, line: number, words: string, mended: string | undefined])[] = [
  ["services:\n\tweb:\n\t\timage: nginx\n", 2, "indented with a tab", WEB],
  ["services:\n  web:\n    image nginx\n    tty: true\n", 3, "colon behind image", `${WEB}    tty: true\n`],
  [`${WEB}    ports\n      - 80\n`, 4, "colon behind ports", `${WEB}    ports:\n      - 80\n`],
  ["services:\n  web:\n    image:nginx\n    tty: true\n", 3, "space is missing", `${WEB}    tty: true\n`],
  [`${WEB}   tty: true\n`, 4, "3 spaces", `${WEB}    tty: true\n`],
  [`${WEB}     tty: true\n`, 4, "5 spaces", `${WEB}    tty: true\n`],
  ['services:\n  web:\n    image: "nginx\n    tty: true\n', 3, "A quote opens on line 3", undefined],
  [`\`\`\`yaml\n${WEB}\`\`\`\n`, 1, "mark of Markdown", undefined],
  [`${WEB}    environment:\n      - A=b\n      C: d\n`, 6, "line 6 are on the same level", undefined],
  [`${WEB}    labels:\n      a: b: c\n`, 5, "needs quotes", `${WEB}    labels:\n      a: "b: c"\n`],
];

test.each(SLIPS)("%j: line %i: %s", (text, line, words, mended) => {
  const [trouble] = troublesOf(studyFiles([{ path: "compose.yaml", text }]));
  expect(trouble).toMatchObject({ severity: "error", where: { path: "compose.yaml", line } });
  expect(trouble?.message).toContain(words);
  expect(trouble?.composeSays).toMatch(/^go-yaml load error/);
  const { fix } = trouble ?? {};
  expect(fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end)).toBe(mended);
  if (mended !== undefined) expect(studyFiles([{ path: "compose.yaml", text: mended }]).loaded).toBeDefined();
});

test("what is marked is the line without its indentation", () => {
  const text = "services:\n  web:\n    image nginx\n";
  const { start, end } = findSlip(text, 3) ?? {};
  expect(text.slice(start, end)).toBe("image nginx");
});

test("of another slip nothing is said", () => {
  expect(findSlip("services: {", 1)).toBeUndefined();
});

test.each(Object.entries(HOSTILE_TEXTS))("in %s, slips are found in time", (_, make) => {
  const text = make(20_000);
  const count = text.split("\n").length;
  for (const line of [1, Math.ceil(count / 2), count]) expect(() => findSlip(text, line)).not.toThrow();
});
