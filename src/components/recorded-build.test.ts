import { expect, test } from "vitest";
import { contentFolders, readEvidence } from "../schemas/evidence-folder.ts";
import type { Evidence } from "../schemas/evidence.ts";
import { type ExampleFolder, listExamples, readExample } from "../schemas/example-folder.ts";
import { findRebuild, getRecordedBuild, listBuilds } from "./recorded-build.ts";

const folders = contentFolders(".");

async function readBoth(name: string): Promise<[ExampleFolder, Evidence]> {
  return [await readExample(folders.examples, name), await readEvidence(folders, name)];
}

test.each(await listExamples(folders.examples))(
  "the plan of every recorded build of %s agrees with it",
  async (name) => {
    const [example, evidence] = await readBoth(name);
    const builds = listBuilds(evidence);
    expect(builds.some(({ rebuild }) => rebuild === "code")).toBe(true);
    for (const build of builds) expect(getRecordedBuild(example, evidence, build).plan.steps.length).toBeGreaterThan(0);
  },
);

test("getRecordedBuild names the example, the step, the rebuild and the instruction on which plan and record disagree", async () => {
  const [example, evidence] = await readBoth("sir-api");
  const forged = structuredClone(evidence);
  const record = forged.images["04-order"]?.rebuilds["code"]?.steps.find(({ name }) => name.startsWith("COPY sir_api"));
  if (record) record.cached = true;
  const name = { step: "04-order", rebuild: "code" };
  expect(() => getRecordedBuild(example, forged, name)).toThrow(
    'The plan and the record of the build of sir-api@04-order after "code" disagree. Either src/core/dockerfile/plan.ts is wrong, or the record was not made of these files. COPY sir_api sir_api: the plan says runs (sir_api/model.py changed, copied by COPY sir_api sir_api), recorded was cached.',
  );
});

test("getRecordedBuild tells both lists when the record is of other steps", async () => {
  const [example, evidence] = await readBoth("sir-api");
  const forged = structuredClone(evidence);
  forged.images["04-order"]?.cold?.steps.pop();
  expect(() => getRecordedBuild(example, forged, { step: "04-order", rebuild: undefined })).toThrow(
    /sir-api@04-order from an empty cache disagree.*The plan has the steps "WORKDIR \/app".*Recorded were "WORKDIR \/app"/,
  );
});

test("getRecordedBuild says what to do when nothing was recorded", async () => {
  const [example, evidence] = await readBoth("sir-api");
  const name = { step: "03-what-goes-in", rebuild: "code" };
  expect(() => getRecordedBuild(example, evidence, name)).toThrow(
    /Nothing is recorded of .*03-what-goes-in.*npm run verify/,
  );
});

test("findRebuild finds an edit by its name and by its file", async () => {
  const [example] = await readBoth("sir-api");
  for (const asked of ["code", "edit model.py", "edit sir_api/model.py"])
    expect(findRebuild(example, asked)).toBe("code");
  expect(() => findRebuild(example, "edit main.py")).toThrow(
    'sir-api has no rebuild "edit main.py". There are: "code" (edit sir_api/model.py), "requirements" (edit requirements.lock).',
  );
});
