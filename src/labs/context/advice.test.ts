import { describe, expect, test } from "vitest";
import { findLarge, findSecrets } from "./advice.ts";
import { decide } from "./decisions.ts";
import { mlProject } from "./ml-project.ts";
import { addUp, type Outcome } from "./outcome.ts";
import { growTree } from "./tree.ts";

function outcomeOf(rules: string, sizes: Readonly<Record<string, number>>): Outcome {
  const tree = growTree(Object.entries(sizes).map(([path, bytes]) => ({ path, bytes, type: "file" })));
  return addUp(tree, decide(tree, rules));
}

describe("findSecrets(…)", () => {
  test("names a folder of secrets once, and no file in it", () => {
    const found = findSecrets(outcomeOf("", { ".git/config": 3, ".git/objects/a.pem": 4, "b/.env": 5 }));
    expect(found.map(({ path, bytes }) => [path, bytes])).toEqual([
      [".git", 7],
      ["b/.env", 5],
    ]);
  });

  test("leaves out what is not sent, and names a file that is though its folder is not", () => {
    const found = findSecrets(outcomeOf(".aws\n**/.env\n!**/credentials", { ".aws/credentials": 3, ".env": 5 }));
    expect(found.map(({ path }) => path)).toEqual([".aws"]);
    expect(findSecrets(outcomeOf("*", { ".env": 5 }))).toEqual([]);
  });
});

describe("findLarge(…)", () => {
  const MB = 1_000_000;

  test("names known folders and the largest first", () => {
    const found = findLarge(outcomeOf("", { "data/a.csv": 80 * MB, ".venv/lib/x.so": 90 * MB, "src/a.py": 9000 }));
    expect(found.map(({ rule }) => rule)).toEqual(["**/.venv", "data"]);
  });

  test("names the folder that makes others large, not those above it", () => {
    const found = findLarge(outcomeOf("", { "app/assets/video/a.mp4": 20 * MB, "app/assets/video/b.mp4": 20 * MB }));
    expect(found.map(({ rule }) => rule)).toEqual(["app/assets/video"]);
  });

  test("names one rule for many folders", () => {
    const found = findLarge(outcomeOf("", { "a/__pycache__/x.pyc": 60_000, "b/__pycache__/y.pyc": 70_000 }));
    expect(found.map(({ rule, bytes }) => [rule, bytes])).toEqual([["**/__pycache__", 130_000]]);
  });

  test("names neither secrets nor what is kept out", () => {
    expect(findLarge(outcomeOf("data", { ".git/a": 80 * MB, "data/b": 80 * MB }))).toEqual([]);
  });
});

test("all rules that are advised for the preset keep what they are about out", () => {
  const { files, ignore = "" } = mlProject();
  const tree = growTree(files);
  const before = addUp(tree, decide(tree, ignore));
  const rules = [...findSecrets(before), ...findLarge(before)].map(({ rule }) => rule);
  const after = addUp(tree, decide(tree, `${ignore}${rules.join("\n")}`));
  expect([findSecrets(after), findLarge(after)]).toEqual([[], []]);
  expect(after.sent.bytes).toBeLessThan(before.sent.bytes / 1000);
});
