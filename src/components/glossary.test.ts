import { expect, test } from "vitest";
import { explainedTerms } from "./explained-terms.ts";
import { explainOnce, getLessonsOfTerms, getTerm } from "./glossary.ts";

test.each([
  [
    "in running text",
    'A <Term name="layer">layer</Term> on a <Term name="base-image">base</Term>.',
    ["layer", "base-image"],
  ],
  ["broken over lines", 'An <Term\n  name="image">image</Term>.', ["image"]],
  ["none", "A layer, and <Terms />.", []],
])("explainedTerms(…) names terms %s", (_, text, names) => {
  expect(explainedTerms(text)).toEqual(names);
});

test("getTerm(…) gives a term by its file's name", async () => {
  expect(await getTerm("build-context")).toMatchObject({ term: "build context" });
});

test("getTerm(…) of a mistyped name says what was meant", async () => {
  await expect(getTerm("layers")).rejects.toThrow(
    'There is no term "layers" in content/glossary. Did you mean "layer"?',
  );
});

test("explainOnce(…) refuses a term that the page has explained already", async () => {
  const explained = new Set<string>();
  expect(await explainOnce(explained, "layer")).toMatchObject({ term: "layer" });
  await expect(explainOnce(explained, "layer")).rejects.toThrow(/"layer" is explained twice/);
});

test("getLessonsOfTerms() finds the lessons by their text, in the order of the course", async () => {
  const lessons = await getLessonsOfTerms();
  expect(
    lessons
      .get("build-context")
      ?.map(({ id }) => id)
      .slice(0, 2),
  ).toEqual(["first-image/write-a-dockerfile", "first-image/build-and-run"]);
});
