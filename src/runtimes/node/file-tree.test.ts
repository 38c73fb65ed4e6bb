import { describe, expect, test } from "vitest";
import { makeFileTree } from "./file-tree.ts";

const files = (texts: Record<string, string>) =>
  new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]));

describe("makeFileTree", () => {
  test("puts files into folders and folders into folders, whatever their order", () => {
    expect(makeFileTree(files({ "src/a/b.ts": "b", "package.json": "{}", "src/main.ts": "main" }))).toEqual({
      "package.json": { file: { contents: "{}" } },
      src: {
        directory: {
          a: { directory: { "b.ts": { file: { contents: "b" } } } },
          "main.ts": { file: { contents: "main" } },
        },
      },
    });
  });

  test("keeps every character of a text", () => {
    const text = "\uFEFFé “quoted” \r\n\t😀";
    expect(makeFileTree(files({ "a.txt": text }))).toEqual({ "a.txt": { file: { contents: text } } });
  });

  test("takes names that every object has for names of files", () => {
    const tree = makeFileTree(files({ "constructor/toString": "x", valueOf: "y" }));
    expect(Object.keys(tree)).toEqual(["constructor", "valueOf"]);
  });

  test("no files are an empty tree", () => expect(makeFileTree(new Map())).toEqual({}));

  test("refuses a file that is not text, by name", () => {
    expect(() => makeFileTree(new Map([["logo.png", new Uint8Array([0x89, 0x50, 0xff])]]))).toThrow(
      '"logo.png" is not text',
    );
  });

  test.each([
    [{ a: "file", "a/b": "below it" }, '"a" is a file already'],
    [{ "a/b": "below", a: "file" }, '"a" cannot be a file'],
  ])("refuses a path that is a file and a folder", (texts, message) =>
    expect(() => makeFileTree(files(texts))).toThrow(message),
  );
});
