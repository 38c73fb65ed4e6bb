import { expect, test } from "vitest";
import type { ReportedStep } from "../../schemas/project-report.ts";
import { commandOf, printable, sayPlan, sayTrouble, shortened } from "./words.ts";

const step = (status: ReportedStep["status"]): ReportedStep => ({
  stage: "",
  number: 1,
  of: 1,
  line: 3,
  instruction: "RUN a",
  status,
  why: null,
});

test.each<[ReportedStep["status"][], string]>([
  [[], "The build has no steps: it only takes its base image."],
  [["runs"], "The one step runs."],
  [["runs", "runs"], "All 2 steps run."],
  [["cached", "runs"], "1 step runs, 1 comes from the cache."],
  [["cached", "cached", "runs", "runs"], "2 steps run, 2 come from the cache."],
  [["cached"], "No step runs: all come from the cache."],
  [["runs", "fails"], "The build fails at line 3."],
])("a build of %j is said in a sentence", (statuses, expected) => {
  expect(sayPlan(statuses.map(step))).toBe(expected);
});

test.each([
  ["Dockerfile", "docker build ."],
  ["deploy/api.Dockerfile", "docker build -f deploy/api.Dockerfile ."],
  ["it's/Dockerfile", String.raw`docker build -f 'it'\''s/Dockerfile' .`],
  ["-x.Dockerfile", "docker build -f '-x.Dockerfile' ."],
])("%s is built by %s", (path, command) => {
  expect(commandOf(path)).toBe(command);
});

test("the folder that is sent stands at the command's end", () => {
  expect(commandOf("Dockerfile", "services/api")).toBe("docker build services/api");
  expect(commandOf("web.Dockerfile", "my app")).toBe("docker build -f 'my app/web.Dockerfile' 'my app'");
});

test("trouble is counted, and some of it is named", () => {
  expect(sayTrouble({ what: "gone", count: 1, paths: ["a"] })).toMatch(/^1 path \(a\) was gone/);
  const paths = Array.from({ length: 10 }, (_, index) => `f${index}`);
  expect(sayTrouble({ what: "gone", count: 12_000, paths })).toMatch(/^12,000 paths \(f0, f1, f2, …\) were gone/);
  expect(sayTrouble({ what: "unnamed", count: 1, paths: [""] })).toMatch(/^1 path has something in it/);
});

test("signs that cannot be seen are written out, and long texts are cut", () => {
  expect(printable("a\u0000b\nc\u202Ed\uD800")).toBe("a\\u0000b\\nc\\u202ed\uFFFD");
  expect(shortened("x".repeat(1_000_000)).length).toBeLessThan(200);
});
