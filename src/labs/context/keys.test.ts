import { expect, test } from "vitest";
import { actionOf, type Pressed } from "./keys.ts";

const pressed = (key: string, held: Partial<Pressed> = {}): Pressed => {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
};

test.each([
  [pressed("z", { ctrlKey: true }), "elsewhere", "undo"],
  [pressed("Z", { metaKey: true, shiftKey: true }), "elsewhere", "redo"],
  [pressed("y", { ctrlKey: true }), "tree", "redo"],
  [pressed("z", { ctrlKey: true }), "form", undefined],
  [pressed("z", { ctrlKey: true, altKey: true }), "elsewhere", undefined],
  [pressed("z"), "elsewhere", undefined],
  [pressed("Escape"), "form", "cancel"],
  [pressed("Delete"), "tree", "delete"],
  [pressed("Delete"), "elsewhere", undefined],
  [pressed("F2"), "tree", "rename"],
  [pressed("Enter"), "tree", "resize"],
] as const)("%j in the %s asks for %s", (key, place, action) => {
  expect(actionOf(key, place)).toBe(action);
});
