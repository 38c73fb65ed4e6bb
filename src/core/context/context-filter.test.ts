import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ContextFilter, type FilteredContext } from "./context-filter.ts";
import { IgnoreError } from "./ignore-error.ts";
import { parseIgnorefile } from "./ignorefile.ts";

/** Filters files of one byte each; what ends in a slash is a folder. */
function filter(ignorefile: string, paths: readonly string[]): FilteredContext {
  const context = new ContextFilter(parseIgnorefile(ignorefile));
  for (const path of paths) {
    if (path.endsWith("/")) context.add({ path: path.slice(0, -1), isFolder: true });
    else context.add({ path, bytes: 1 });
  }
  return context.result;
}

function sent(ignorefile: string, paths: readonly string[]): string[] {
  const { entries } = filter(ignorefile, paths);
  return entries.filter(({ isSent }) => isSent).map(({ path, isFolder }) => (isFolder ? `${path}/` : path));
}

describe("what is sent", () => {
  test.each<[string, string, string[], string[]]>([
    ["all of it without a pattern", "# nothing\n", ["a", "b/c", "d/"], ["a", "b/", "b/c", "d/"]],
    ["not a folder that is ignored, nor what is in it", "b", ["a", "b/c"], ["a"]],
    ["a folder that is ignored, for an exception in it", "b\n!b/c", ["b/a", "b/c"], ["b/", "b/c"]],
    ["not where no exception lies", "b\n!b/c", ["b/d/", "b/d/c"], []],
    ["a folder whose files are ignored", "b/*", ["b/c"], ["b/"]],
    [
      "folders above an exception with a wildcard",
      "*\n!**/*.py",
      ["a/b/c.py", "a/d.md", "e/"],
      ["a/", "a/b/", "a/b/c.py"],
    ],
    ["a folder that holds nothing is kept as it is", "*.md", ["a/b/"], ["a/", "a/b/"]],
    ["no exception below a folder that is never looked into", "a\n![b]", ["a/x", "b"], ["b"]],
    ["the Dockerfile only as other files are", "*", ["Dockerfile", ".dockerignore"], []],
  ])("is %s", (_what, ignorefile, paths, expected) => {
    expect(sent(ignorefile, paths)).toEqual(expected);
  });

  test("does not depend on the order in which folders are added", () => {
    const paths = ["b/d/", "b/", "b/d/e.py", "b/x"];
    const expected = sent("b\n!b/d/*.py", paths).toSorted();
    expect(sent("b\n!b/d/*.py", paths.toReversed()).toSorted()).toEqual(expected);
    expect(expected).toEqual(["b/", "b/d/", "b/d/e.py"]);
  });
});

test("files and bytes are counted of what is sent", () => {
  expect(filter("b", ["a", "c/d", "b/e", "f/"])).toMatchObject({ files: 2, bytes: 2 });
});

test("each path names the line that decided", () => {
  const { entries } = filter("# all\n*\n!src\n\nsrc/*.log", ["README.md", "src/main.py", "src/a.log", "docs/a/b"]);
  expect(entries.map(({ path, isSent, line }) => [path, isSent, line?.line])).toEqual([
    ["README.md", false, 2],
    ["src", true, 3],
    ["src/main.py", true, 3],
    ["src/a.log", false, 5],
    ["docs", false, 2],
    ["docs/a", false, 2],
    ["docs/a/b", false, 2],
  ]);
});

test("what was added is given back, a folder as it is after all of it", () => {
  const context = new ContextFilter(parseIgnorefile("b\n!b/c\n"));
  const [folder, root] = [context.add({ path: "b", isFolder: true }), context.add({ path: "", isFolder: true })];
  expect(folder).toMatchObject({ path: "b", isSent: false, line: { line: 1 } });
  expect(context.add({ path: "b/c", bytes: 3 })).toMatchObject({ path: "b/c", isSent: true, line: { line: 2 } });
  expect(folder).toMatchObject({ isSent: true, isIgnored: true });
  expect([root, context.add({ path: "b/" })]).toEqual([undefined, undefined]);
});

test("a path on which no line decides names none", () => {
  expect(filter("!a\n*.log", ["a"]).entries[0]).toMatchObject({ isSent: true, isIgnored: false, line: undefined });
});

describe("what the builder refuses is an IgnoreError in its words", () => {
  test("before it walks", () => {
    expect(() => filter("*.log\n!", [])).toThrow('invalid excludepatterns: [*.log !]: illegal exclusion pattern: "!"');
    expect(() => filter("[", [])).toThrow("invalid excludepatterns: [[]: syntax error in pattern");
  });

  test("while it walks, with the pattern that is to blame", () => {
    const error = new IgnoreError("failed to match excludepatterns: syntax error in pattern", 1);
    expect(() => filter("a\n[z-a]", ["b"])).toThrow(error);
    expect(() => filter("a\n[z-a]", ["a/b"])).not.toThrow();
  });
});

test("a folder is sent when something in it is, and only sent files count", () => {
  const name = fc.constantFrom("a", "b", "c.py", "d");
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
  const lines = fc.array(fc.constantFrom("*", "a", "!a", "!a/b", "**/c.py", "!**/c.py", "b/*", "!b/d", "a/**"));
  fc.assert(
    fc.property(lines, fc.array(path), (ignorefile, paths) => {
      const { entries, files } = filter(ignorefile.join("\n"), paths);
      const kept = entries.filter(({ isSent }) => isSent);
      const folders = new Set(kept.filter(({ isFolder }) => isFolder).map((entry) => entry.path));
      for (const entry of kept) {
        const end = entry.path.lastIndexOf("/");
        expect(end === -1 || folders.has(entry.path.slice(0, end))).toBe(true);
      }
      expect(kept.filter(({ isFolder }) => !isFolder)).toHaveLength(files);
    }),
  );
});
