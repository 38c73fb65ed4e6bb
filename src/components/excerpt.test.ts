import { expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const text = "FROM python\nWORKDIR /app\n  COPY . .\n  RUN pip\nCMD run\n";

test.each([
  [{}, "FROM python\nWORKDIR /app\n  COPY . .\n  RUN pip\nCMD run"],
  [{ from: "WORKDIR", to: "COPY" }, "WORKDIR /app\n  COPY . ."],
  [{ from: "COPY", to: "RUN" }, "COPY . .\nRUN pip"],
  [{ from: "CMD" }, "CMD run"],
  [{ to: "FROM" }, "FROM python"],
])("excerpt(text, %j)", (range, expected) => {
  expect(excerpt(text, { path: "Dockerfile", ...range })).toBe(expected);
});

test("excerpt(…) says which text is gone", () => {
  expect(() => excerpt(text, { path: "Dockerfile", from: "EXPOSE" })).toThrow('No line of Dockerfile holds "EXPOSE"');
  expect(() => excerpt(text, { path: "Dockerfile", from: "RUN", to: "COPY" })).toThrow(
    '"COPY", where the excerpt should end',
  );
});
