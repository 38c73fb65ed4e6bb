import { expect, test } from "vitest";
import { gradeOrder, startOrder } from "./order.ts";

const task = {
  right: "Right. Least changed first.",
  rules: [
    { first: 1, then: 2, feedback: "The base comes first." },
    { first: 2, then: 4, feedback: "The list is copied before its packages are installed." },
    { first: 4, then: 3, feedback: "Never asked for." },
  ].slice(0, 2),
};

test.each([
  [[], "missing", [/Nothing is moved/]],
  [[1, 2, 3, 4], "right", [/^Right/]],
  [[3, 1, 2, 4], "right", [/^Right/]],
  [[2, 1, 3, 4], "wrong", [/base comes first/]],
  [[4, 2, 1, 3], "wrong", [/base/, /list/]],
])("gradeOrder(…, %j) is %s", (order, kind, says) => {
  expect(gradeOrder(task, order)).toMatchObject({ kind, says: says.map((each) => expect.stringMatching(each)) });
});

test("gradeOrder(…) tells a reason once, and how many more there are", () => {
  const rules = [
    { first: 1, then: 2, feedback: "The base comes first." },
    { first: 1, then: 3, feedback: "The base comes first." },
    { first: 2, then: 3, feedback: "b is before c." },
    { first: 3, then: 4, feedback: "c is before d." },
    { first: 2, then: 4, feedback: "b is before d." },
  ];
  expect(gradeOrder({ right: "Right.", rules }, [4, 3, 2, 1]).says).toEqual([
    "The base comes first.",
    "b is before c.",
    "2 more things are out of order.",
  ]);
  expect(gradeOrder({ right: "Right.", rules: rules.slice(0, 4) }, [4, 3, 2, 1]).says.at(-1)).toBe(
    "One more thing is out of order.",
  );
});

test("startOrder(…) is never right", () => {
  expect(gradeOrder(task, startOrder(task, ["a", "b", "c", "d"])).kind).toBe("wrong");
  expect(startOrder(task, ["d", "c", "b", "a"])).toEqual([4, 3, 2, 1]);
});
