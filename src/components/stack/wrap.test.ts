import { expect, test } from "vitest";
import { wrap } from "./wrap.ts";

test.each([
  ["COPY . .", 10, ["COPY . ."]],
  ["RUN pip install x", 8, ["RUN pip ", "install ", "x"]],
  ["RUN pip install …, which", 17, ["RUN pip ", "install …, which"]],
  ["--mount=type=cache,target=/root/.cache", 20, ["--mount=type=cache,", "target=/root/.cache"]],
  ["1234567890", 4, ["1234", "5678", "90"]],
  ["", 4, [""]],
])("wrap(%j, %i) breaks where a reader would", (text, letters, lines) => {
  expect(wrap(text, letters)).toEqual(lines);
  expect(lines.join("")).toBe(text);
});
