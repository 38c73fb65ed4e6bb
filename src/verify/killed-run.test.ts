import { expect, test } from "vitest";
import { isLeftRecord, summarise } from "./killed-run.ts";

test.each([
  ["made by the killed verification", { id: "new", made: 900 }, true],
  ["there before", { id: "old", made: 100 }, false],
  ["made since", { id: "new", made: 1001 }, false],
  ["of no known age", { id: "new", made: NaN }, false],
])("a build record %s", (_what, record, left) => {
  expect(isLeftRecord(record, { records: ["old"] }, 1000)).toBe(left);
});

test("what was removed is said in a few words", () => {
  expect(summarise(["container", "container", "image"])).toBe("2 containers, 1 image");
  expect(summarise([])).toBe("temporary files only");
});
