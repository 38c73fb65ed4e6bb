import { expect, test } from "vitest";
import { hintsOf } from "./hints.ts";
import { marksOf } from "./marks.ts";
import { mlProject } from "./ml-project.ts";
import { studyAtOnce } from "./studies.ts";
import { layOut, writeRules } from "./workbench.ts";

test("the preset has secrets, large folders and lines that do nothing, each with what mends it", async () => {
  const groups = hintsOf(await studyAtOnce(layOut(mlProject())));
  expect(groups.map(({ kind, title }) => [kind, title])).toEqual([
    ["secret", "7 secrets would be sent"],
    ["large", "Large, or left behind by tools"],
    ["idle", "Lines that do nothing"],
  ]);
  for (const { hints } of groups) for (const { mending } of hints) expect(mending).toBeDefined();
  expect(groups[2]?.hints[0]).toEqual({
    name: "",
    text: "Line 2, __pycache__, matches nothing: without **/ a pattern is looked for at the root only.",
    mending: { rule: "**/__pycache__", line: 2 },
  });
});

test("each line of the preset's rules is marked with what it does", async () => {
  const study = await studyAtOnce(layOut(mlProject()));
  expect(marksOf(study).map(({ line, kind, text }) => `${line} ${kind}: ${text}`)).toEqual([
    "2 idle: matches nothing",
    "3 idle: matches nothing",
    "4 works: keeps out 2.30 kB",
    "7 works: keeps out 11.2 MB",
  ]);
});

test("of rules that the builder refuses, only the line to blame is marked", async () => {
  const study = await studyAtOnce(writeRules(layOut(mlProject()), "data\n\n[a-\n"));
  expect(study.refusal?.line).toBe(3);
  expect(marksOf(study)).toEqual([{ line: 3, kind: "wrong", text: "refused" }]);
});

test("of a line that is too long, its number is told", async () => {
  const study = await studyAtOnce(writeRules(layOut(mlProject()), `data\n${"a".repeat(70_000)}`));
  expect(study.refusal).toEqual({ line: 2, message: "bufio.Scanner: token too long" });
});
