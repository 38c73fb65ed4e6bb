import { expect, test } from "vitest";
import { findChanges, type Section } from "./changes.ts";
import { textOf } from "./sample-progress.ts";

const read = textOf({ _top: "aa", "four-mistakes": "bb", "try-it": "cc" });
const section = (place: string, hash: string): Section => ({ place, title: place, hash });
const [top, mistakes, tried] = [section("_top", "aa"), section("four-mistakes", "bb"), section("try-it", "cc")];

test.each([
  ["nothing when all is as it was", [top, mistakes, tried], undefined],
  ["nothing when sections only moved", [top, tried, mistakes], undefined],
  [
    "a section with another text",
    [top, section("four-mistakes", "xx"), tried],
    { changed: ["four-mistakes"], added: [], gone: 0 },
  ],
  ["a section that is new", [top, mistakes, section("keep", "dd"), tried], { changed: [], added: ["keep"], gone: 0 }],
  ["a section that is gone", [top, tried], { changed: [], added: [], gone: 1 }],
  [
    "a heading that is another now",
    [top, section("five-mistakes", "bb"), tried],
    { changed: [], added: ["five-mistakes"], gone: 1 },
  ],
])("findChanges gives %s", (_, now, expected) => {
  const found = findChanges(read, now);
  expect(found && { ...found, changed: places(found.changed), added: places(found.added) }).toEqual(expected);
});

function places(sections: readonly Section[]): string[] {
  return sections.map(({ place }) => place);
}
