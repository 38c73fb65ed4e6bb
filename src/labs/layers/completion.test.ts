import { expect, test } from "vitest";
import { complete } from "./completion.ts";

const NAMES = { stages: ["build"], files: [".", "src/", "lock"] };

/** What is offered where "|" stands, behind what is there already. */
function offer(text: string): string[] | undefined {
  const found = complete(text.replace("|", ""), text.indexOf("|"), NAMES);
  return found?.options.map(({ label }) => label);
}

test.each([
  ["FROM a\nCO|", "COPY"],
  ["FROM a\n|", "RUN"],
  ["#|", "# syntax=docker/dockerfile:1"],
  ["FROM a\nRUN --|", "--mount=type=cache,target="],
  ["FROM a\nCOPY --|", "--from="],
  ["FROM a\nCOPY --from=|", "build"],
  ["FROM |", "build"],
  ["FROM a\nCOPY lo|", "lock"],
  ["FROM a\nONBUILD COPY lo|", "lock"],
  ["FROM a\nHEALTHCHECK --|", "--interval="],
])("complete(%j) offers %s", (text, label) => {
  expect(offer(text)).toContain(label);
});

test.each(["FROM a\nRUN pip \\\n|", "FROM a\nRUN pi|", "FROM a\nCOPY --from=build /x|", "FROM a\nCMD |"])(
  "complete(%j) knows nothing",
  (text) => {
    expect(offer(text)).toBeUndefined();
  },
);

test("complete(…) replaces what is there already", () => {
  expect(complete("FROM a\nCOPY --from=bu", 21, NAMES)?.from).toBe(19);
});
