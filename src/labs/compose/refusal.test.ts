import { expect, test } from "vitest";
import { studyFiles } from "./study.ts";
import { troublesOf } from "./troubles.ts";

/** Files that Compose refuses, what is said, and what a button makes of them. */
const REFUSED: readonly (readonly [text: string, words: string, mended: string | undefined])[] = [
  [
    "web:\n  image: a\n\n  ports: [80]\n",
    "Files of the first version",
    "services:\n  web:\n    image: a\n\n    ports: [80]\n",
  ],
  ["apiVersion: v1\nkind: Pod\n", "a file for Kubernetes", undefined],
  ["services: { a: { image: a } }\nports: [80]\n", "is a key of a service", undefined],
  ["services:\n  a:\n  image: b\n", "the name of a service belongs", undefined],
  [
    "services:\n  a:\n    image: a\n    networks: [front]\n",
    'names "front"',
    "services:\n  a:\n    image: a\n    networks: [front]\nnetworks:\n  front:\n",
  ],
  [
    "services:\n  a: { image: a, secrets: [pw] }\nsecrets: # here\n  other: { file: x }\n",
    '"pw"',
    "services:\n  a: { image: a, secrets: [pw] }\nsecrets: # here\n  pw:\n    file: ./pw.txt\n  other: { file: x }\n",
  ],
  ["services:\n  a: { image: a, volumes: ['dat:/x'] }\nvolumes:\n  data:\n", '"dat"', undefined],
  [
    "services:\n  a:\n    image: a\n    depends_on: [databases]\n  database: { image: b }\n",
    '"databases"',
    "services:\n  a:\n    image: a\n    depends_on: [database]\n  database: { image: b }\n",
  ],
  ["services: { a: { image: a, volumes: ['data:/x'] } }\nvolumes: {}\n", '"data"', undefined],
];

test.each(REFUSED)("%j is refused with words on %s", (text, words, mended) => {
  const [trouble] = troublesOf(studyFiles([{ path: "compose.yaml", text }]));
  expect(trouble?.severity).toBe("error");
  expect(trouble?.message).toContain(words);
  const { fix } = trouble ?? {};
  expect(fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end)).toBe(mended);
  if (mended !== undefined) expect(studyFiles([{ path: "compose.yaml", text: mended }]).loaded).toBeDefined();
});

test("what an anchor brings into several services is said once", () => {
  const text = `x-common: &common
  image: a:1
  mem_limit: 1g
  environment: { DATABASE_URL: "postgres://me:hunter2@db/x" }
services: { a: *common, b: *common, c: *common }
`;
  const troubles = troublesOf(studyFiles([{ path: "compose.yaml", text }]));
  expect(troubles.filter(({ message }) => message.includes("DATABASE_URL"))).toHaveLength(1);
});

test("what older versions take otherwise is a hint", () => {
  const text = "services:\n  a:\n    image: a\n    pull_policy: daily\n";
  const hints = troublesOf(studyFiles([{ path: "compose.yaml", text }])).filter(({ severity }) => severity === "info");
  expect(hints).toMatchObject([{ where: { line: 4 }, message: expect.stringContaining("Docker Compose 2.26") }]);
});
