import { describe, expect, test } from "vitest";
import { type Folder, type Progress, readFolder } from "./read-folder.ts";
import type { FolderSource, Found } from "./source.ts";

const text = (content: string): { size: number; text: () => Promise<string> } => ({
  size: content.length,
  text: () => Promise.resolve(content),
});
const file = (path: string, bytes = 1): Found => ({ kind: "file", path, bytes, modified: 0, content: undefined });

function sourceOf(...batches: readonly (readonly Found[])[]): FolderSource {
  return {
    name: "project",
    notes: [],
    async *find() {
      yield* batches;
    },
  };
}

/** Reads with a clock that goes on by a second each time somebody looks at it. */
async function read(
  source: FolderSource,
  signal = new AbortController().signal,
): Promise<Folder & { seen: Progress[] }> {
  const seen: Progress[] = [];
  let time = 0;
  const folder = await readFolder(source, {
    signal,
    onProgress: (progress) => seen.push(progress),
    pause: () => Promise.resolve(),
    now: () => (time += 1000),
  });
  return { ...folder, seen };
}

test("files and folders are listed with their sizes, in the order in which they come", async () => {
  const folder = await read(sourceOf([file("a", 2), { kind: "folder", path: "b" }], [file("b/c", 3)]));
  expect(folder.files.map(({ path, bytes }) => [path, bytes])).toEqual([
    ["a", 2],
    ["b/c", 3],
  ]);
  expect(folder).toMatchObject({ name: "project", folders: ["b"], bytes: 5, troubles: [] });
});

test("an empty folder is an answer", async () => {
  expect(await read(sourceOf())).toMatchObject({ files: [], folders: [], bytes: 0 });
});

test("what comes with its content can be opened", async () => {
  const dockerfile: Found = { kind: "file", path: "Dockerfile", bytes: 6, modified: 0, content: text("FROM a") };
  const { definitions } = await read(sourceOf([dockerfile, file("main.py")]));
  expect([...definitions.keys()]).toEqual(["Dockerfile"]);
  expect(await definitions.get("Dockerfile")?.text()).toBe("FROM a");
});

test("progress is told on the way and at the end", async () => {
  const { seen } = await read(sourceOf([file("a"), file("b")]));
  expect(seen.map(({ files }) => files)).toEqual([1, 2, 2]);
});

describe("trouble is counted", () => {
  test.each<[string, Found, object]>([
    ["what is gone", { kind: "gone", path: "a" }, { kind: "gone", path: "a" }],
    ["a name that is not UTF-8", file("caf\uFFFD"), { kind: "garbled", path: "caf\uFFFD" }],
    ["half a letter", file("\uD83D"), { kind: "garbled", path: "\uD83D" }],
    ["the same path again", file("known"), { kind: "twice", path: "known" }],
  ])("%s", async (_what, found, trouble) => {
    expect((await read(sourceOf([file("known"), found]))).troubles).toEqual([trouble]);
  });

  test("a source that breaks off: what it gave before is kept", async () => {
    const source: FolderSource = {
      ...sourceOf(),
      async *find() {
        yield [file("a")];
        throw new Error("the disk is gone");
      },
    };
    const { files, troubles } = await read(source);
    expect([files.length, troubles]).toEqual([1, [{ kind: "unreadable", path: "" }]]);
  });
});

describe("a reading that is cancelled rejects with the reason", () => {
  test("while files come", async () => {
    const cancelling = new AbortController();
    const source: FolderSource = {
      ...sourceOf(),
      async *find() {
        for (;;) {
          yield [file("a")];
          cancelling.abort();
        }
      },
    };
    await expect(read(source, cancelling.signal)).rejects.toThrow("aborted");
  });

  test("while the disk does not answer", async () => {
    const cancelling = new AbortController();
    const source: FolderSource = {
      ...sourceOf(),
      async *find() {
        await new Promise(() => {});
        yield [];
      },
    };
    const reading = read(source, cancelling.signal);
    cancelling.abort();
    await expect(reading).rejects.toThrow("aborted");
  });
});
