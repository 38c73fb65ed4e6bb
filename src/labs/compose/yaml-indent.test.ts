import { expect, test } from "vitest";
import { indentAfter } from "./yaml-indent.ts";

test.each([
  ["services:", 2],
  ["  web: # the site", 4],
  ["  base: &base", 4],
  ["    image: nginx", 4],
  ["    command: |", 6],
  ["    - 80:80", 4],
  ["      - type: bind", 8],
  ["      - x:", 10],
  ["", 0],
  ["  # a remark:", 2],
])("after %j, the next line begins at %i", (line, indent) => {
  expect(indentAfter(line)).toBe(indent);
});
