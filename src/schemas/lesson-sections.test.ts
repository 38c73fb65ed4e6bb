import { describe, expect, test } from "vitest";
import { hashSections, splitSections } from "./lesson-sections.ts";

const LESSON = `It does not start.

## The \`smallest\` change

One line.

\`\`\`md
## No heading
\`\`\`

<Keep>

- The line.

</Keep>

<Sources>

- Docker's documentation.

</Sources>
`;

describe("splitSections", () => {
  test("splits a lesson at its headings, and not at those in a block of code", () => {
    expect(splitSections(LESSON).map(({ heading }) => heading)).toEqual([
      undefined,
      "The smallest change",
      "What to keep",
      "Sources",
    ]);
  });

  test("gives another hash to the section that was changed, and to no other", () => {
    const before = splitSections(LESSON);
    const after = splitSections(LESSON.replace("One line.", "Two lines."));
    expect(after.map(({ hash }, i) => hash === before[i]?.hash)).toEqual([true, false, true, true]);
    expect(hashSections(after)).not.toBe(hashSections(before));
  });

  test("gives the same hash when lines are wrapped elsewhere or end as on Windows", () => {
    const wrapped = LESSON.replace("It does not start.", "It does\n  not start.").replaceAll("\n", "\r\n");
    expect(splitSections(wrapped)).toEqual(splitSections(LESSON));
  });
});
