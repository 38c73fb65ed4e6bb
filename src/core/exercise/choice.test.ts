import { expect, test } from "vitest";
import { gradeChoice } from "./choice.ts";

const [moves, stays, both] = [
  { text: "It moves", feedback: "Its owner may move it.", right: true },
  { text: "It stays", feedback: "Only a digest does.", right: false },
  { text: "It may vanish", feedback: "A registry may remove it.", right: true },
];
const one = { right: "Right.", options: [moves, stays] };
const some = { right: "Right, both.", options: [moves, stays, both] };

test.each([
  [one, [], "missing", [/Choose an option/]],
  [one, [0], "right", [/^Right/, /owner may move/]],
  [one, [1], "wrong", [/Only a digest/]],
  [some, [], "missing", [/every option that applies/]],
  [some, [0], "wrong", [/not all. One more option/]],
  [some, [0, 1, 2], "wrong", [/^“It stays” does not apply/, /Only a digest/]],
  [some, [1, 2], "wrong", [/“It stays”/, /Only a digest/, /^One more option is right/]],
  [some, [1], "wrong", [/“It stays”/, /Only a digest/, /^2 more options are right/]],
  [some, [2, 0], "right", [/^Right, both/]],
])("gradeChoice(…) of %#: %j is %s", (task, chosen, kind, says) => {
  expect(gradeChoice(task, chosen)).toMatchObject({ kind, says: says.map((each) => expect.stringMatching(each)) });
});
