import { expect, test } from "vitest";
import { getCell } from "./cell.ts";

test.each([
  ["sir-api/sir_api/__main__.py", undefined, ["sir_api/__init__.py", "sir_api/model.py"]],
  ["sir-api/sir_api/model.py", undefined, []],
  ["sir-api/sir_api/model.py", "from sir_api import body_limit", ["sir_api/__init__.py", "sir_api/body_limit.py"]],
  ["sir-plumber/reference.R", undefined, ["model.R"]],
  ["sir-node/src/answer.ts", undefined, ["src/model.ts"]],
])("a cell of %s that then runs %j brings %j", async (file, run, needed) => {
  expect(Object.keys((await getCell(file, run)).files)).toEqual(needed);
});
