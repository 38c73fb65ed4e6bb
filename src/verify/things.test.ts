import { expect, test } from "vitest";
import { parseLook } from "./things.ts";

test.each([
  [
    "a container: its environment and labels",
    { Id: "1a", Created: "2026-11-28T00:51:42.622181273Z", Config: { Env: ["A=1"], Labels: { l: "2" } } },
    ["1a", { made: Date.UTC(2026, 10, 28, 0, 51, 42, 622), marks: ["l=2", "A=1"] }],
  ],
  [
    "a volume, which has no id and whole seconds",
    { Name: "data", CreatedAt: "2026-11-28T01:51:42+01:00", Labels: null },
    ["data", { made: Date.UTC(2026, 10, 28, 0, 51, 42), marks: [] }],
  ],
  [
    "an image: when it got its tag, not when a layer was made",
    { Id: "sha256:2b", Created: "2020-01-01T00:00:00Z", Metadata: { LastTagTime: "2026-11-28T00:00:00Z" }, Config: {} },
    ["sha256:2b", { made: Date.UTC(2026, 10, 28), marks: [] }],
  ],
  [
    "an image of no known age",
    { Id: "sha256:3c", Created: "2020-01-01T00:00:00Z" },
    ["sha256:3c", { made: NaN, marks: [] }],
  ],
])("parseLook(…) reads of %s", (_what, json, look) => {
  expect(parseLook(JSON.stringify(json))).toEqual(look);
});
