import { expect, test } from "vitest";
import { baseTags, composeTags, lastStage } from "./base-tags.ts";

test("baseTags(…) names each image once, with options and stage names left out", () => {
  expect(
    baseTags(
      "FROM --platform=linux/amd64 python:3.13-slim AS builder\nRUN true\nFROM python:3.13-slim\nCOPY --from=builder /a /a\n",
    ),
  ).toEqual(["python:3.13-slim"]);
});

test("baseTags(…) names what is copied from another image", () => {
  expect(baseTags("FROM scratch\nCOPY --from=busybox:1 /bin/sh /bin/sh\nCOPY --chown=app --from=0 /a /b\n")).toEqual([
    "busybox:1",
  ]);
});

test("baseTags(…) fills in the default of an ARG", () => {
  expect(baseTags("ARG VERSION=3.13\nFROM python:${VERSION}-slim\n")).toEqual(["python:3.13-slim"]);
});

test("lastStage(…) joins continuation lines and leaves comments out", () => {
  expect(lastStage('FROM a AS one\nRUN x\nFROM b\n# why\nRUN one \\\n # inside\n    && two\nCMD ["x"]\n')).toEqual({
    from: "FROM b",
    instructions: ["RUN one && two", 'CMD ["x"]'],
  });
});

test("composeTags(…) names what a Compose file pulls, without what it builds or leaves to a variable", () => {
  const text = `
services:
  api: { build: ., image: "ml-api:1.0" }
  web: { image: "\${IMAGE:?is not set}" }
  db: { image: "postgres:17.11" }
  old: { image: "postgres:17.11" }
`;
  expect(composeTags(text)).toEqual(["postgres:17.11"]);
  expect(composeTags("name: nothing-runs\n")).toEqual([]);
});
